// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.local;

import io.corral.kit.model.Verdict;
import io.corral.kit.probe.Caller;
import io.corral.kit.probe.Ending;
import io.corral.kit.probe.Gate;
import io.corral.kit.probe.ScriptedLoader;
import io.corral.kit.probe.Stage;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.cache.Cache;
import javax.cache.integration.CompletionListenerFuture;
import org.jspecify.annotations.Nullable;

/** A write meets a load of its key that has begun before: it does not wait for it, and it is not undone by it. */
final class WritesDuringLoad {

    private static final String KEY = "key";
    private static final String WRITTEN = "written";
    private static final String LATE = "loaded by call 1";

    private WritesDuringLoad() {}

    /** A verb of {@link Cache} that changes {@link #KEY}. */
    @FunctionalInterface
    private interface Write {
        void to(Cache<String, String> cache);
    }

    static List<LocalScenario> all() {
        return List.of(
                storing("put", cache -> cache.put(KEY, WRITTEN)),
                storing("getAndPut", cache -> cache.getAndPut(KEY, WRITTEN)),
                replacing(),
                removing("remove", cache -> cache.remove(KEY)),
                removing("removeAll", cache -> cache.removeAll(Collections.singleton(KEY))),
                removing("clear", Cache::clear),
                storing("invoke", cache -> cache.invoke(KEY, new Processors.Set(WRITTEN))));
    }

    private static LocalScenario storing(String verb, Write write) {
        return scenario(verb, "the written value stays", stage -> {
            Load load = Load.ofMissing(stage);
            return load.meet(write, WRITTEN);
        });
    }

    private static LocalScenario removing(String verb, Write write) {
        return scenario(verb, "the loaded value is not stored", stage -> {
            Load load = Load.ofMissing(stage);
            return load.meet(write, null);
        });
    }

    /** replace needs a value to replace, so the load is one by loadAll that shall replace existing values. */
    private static LocalScenario replacing() {
        return scenario("replace", "the written value stays", stage -> {
            Load load = Load.ofPresent(stage);
            return load.meet(cache -> cache.replace(KEY, WRITTEN), WRITTEN);
        });
    }

    private static LocalScenario scenario(String verb, String outcome, LocalScenario.Play play) {
        return LocalScenario.open(
                "write-during-load-" + verb.toLowerCase(Locale.ROOT),
                verb + " of a key that is being loaded does not wait for the load, and the load does not undo it.",
                "not delayed, " + outcome,
                play);
    }

    /** A load that is under way until it is told to end. */
    private record Load(Stage stage, Cache<String, String> cache, Gate gate, Caller<?> loading, boolean begun) {

        static Load ofMissing(Stage stage) throws InterruptedException {
            Gate gate = stage.gate();
            Cache<String, String> cache = cache(stage, gate);
            Caller<@Nullable String> loading = Caller.start(() -> cache.get(KEY));
            return new Load(
                    stage,
                    cache,
                    gate,
                    loading,
                    gate.awaitReached(stage.patience().call()));
        }

        static Load ofPresent(Stage stage) throws InterruptedException {
            Gate gate = stage.gate();
            Cache<String, String> cache = cache(stage, gate);
            cache.put(KEY, "old");
            Caller<String> loading = Caller.start(() -> {
                CompletionListenerFuture done = new CompletionListenerFuture();
                cache.loadAll(Collections.singleton(KEY), true, done);
                done.get();
                return KEY;
            });
            return new Load(
                    stage,
                    cache,
                    gate,
                    loading,
                    gate.awaitReached(stage.patience().call()));
        }

        private static Cache<String, String> cache(Stage stage, Gate gate) {
            return stage.readThrough(new ScriptedLoader((key, call) -> {
                // Only the first load meets the write: a provider may well load again after it.
                if (call == 1) {
                    gate.pass();
                }
                return "loaded by call " + call;
            }));
        }

        /** Writes, lets the load end, and looks at what is there: {@code expected}, or for null anything newer. */
        Verdict meet(Write write, @Nullable String expected) throws InterruptedException {
            if (!begun) {
                return new Verdict.Fail("the loader was not called");
            }
            Caller<Boolean> writer = Caller.start(() -> {
                write.to(cache);
                return true;
            });
            Ending<Boolean> meanwhile = writer.end(stage.patience().call());
            gate.open();
            Ending<Boolean> atLast = writer.end(stage.patience().call());
            loading.end(stage.patience().call());
            if (atLast instanceof Ending.Threw<Boolean> threw) {
                return new Verdict.Fail(
                        "the write threw " + threw.failure().getClass().getName());
            }
            boolean delayed = meanwhile instanceof Ending.Pending<Boolean>;
            // containsKey does not load; a get would.
            @Nullable String left = cache.containsKey(KEY) ? cache.get(KEY) : null;
            boolean right = expected == null ? !LATE.equals(left) : expected.equals(left);
            return Verdict.of(
                    right && !delayed && atLast instanceof Ending.Returned<Boolean>,
                    (delayed ? "the write waited for the load" : "the write did not wait") + "; "
                            + (right
                                    ? "the late value was not kept"
                                    : LATE.equals(left) ? "the late value was kept" : "the written value was lost"));
        }
    }
}
