// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.local;

import io.corral.kit.model.Verdict;
import io.corral.kit.probe.Caller;
import io.corral.kit.probe.Crowd;
import io.corral.kit.probe.Ending;
import io.corral.kit.probe.Gate;
import io.corral.kit.probe.ScriptedLoader;
import io.corral.kit.probe.Stage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/** A load takes long: who is held up, and can those who wait be called away? */
final class SlowLoads {

    private static final int KEYS = 200;
    private static final int ROUNDS = 40;
    private static final int WAITERS = 8;

    private SlowLoads() {}

    static List<LocalScenario> all() {
        return List.of(
                LocalScenario.open(
                        "hanging-loader",
                        "While the load of one key hangs, hits, loads, writes and removals of other keys go on.",
                        "800 of 800 operations done while the loader hangs",
                        SlowLoads::hangingLoader),
                LocalScenario.open(
                        "interrupted-waiter",
                        "A thread that waits for another's load and is interrupted stops waiting; the load goes on, and"
                                + " the others get its value.",
                        "the wait ends before the load does, 8 of 8 others get the value",
                        SlowLoads::interruptedWaiter),
                LocalScenario.open(
                        "interrupted-loader",
                        "When the thread that loads is interrupted and its loader gives up, those who wait are not failed"
                                + " for it.",
                        "8 of 8 waiters get the value",
                        SlowLoads::interruptedLoader));
    }

    private static Verdict hangingLoader(Stage stage) throws Exception {
        Gate gate = stage.gate();
        Cache<String, String> cache = stage.readThrough(new ScriptedLoader((key, call) -> {
            if (key.equals("hanging")) {
                gate.pass();
            }
            return "loaded";
        }));
        // A cache that has been in use: what a provider does to a lock that several threads have wanted may show only
        // later.
        Crowd.start(WAITERS, () -> fill(cache)).ends(stage.patience().call());
        Caller<@Nullable String> hanging = Caller.start(() -> cache.get("hanging"));
        gate.awaitReached(stage.patience().call());
        AtomicInteger done = new AtomicInteger();
        Ending<Boolean> others = Caller.start(() -> {
                    for (int i = 0; i < KEYS; i++) {
                        cache.get("there-" + i);
                        done.incrementAndGet();
                        cache.get("cold-" + i);
                        done.incrementAndGet();
                        cache.put("new-" + i, "value");
                        done.incrementAndGet();
                        cache.remove("there-" + i);
                        done.incrementAndGet();
                    }
                    return true;
                })
                .end(stage.patience().call());
        int meanwhile = done.get();
        gate.open();
        boolean landed = hanging.end(stage.patience().call()).returned("loaded");
        return Verdict.of(
                others.returned(true) && landed,
                meanwhile + " of " + 4 * KEYS + " operations done while the loader hung");
    }

    private static boolean fill(Cache<String, String> cache) {
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < KEYS; i++) {
                cache.put("there-" + i, "value");
            }
        }
        return true;
    }

    private static Verdict interruptedWaiter(Stage stage) throws Exception {
        Gate gate = stage.gate();
        Cache<String, String> cache = stage.readThrough(new ScriptedLoader((key, call) -> {
            gate.pass();
            return "loaded";
        }));
        Caller<@Nullable String> leader = Caller.start(() -> cache.get("key"));
        gate.awaitReached(stage.patience().call());
        Crowd<@Nullable String> others = Crowd.start(WAITERS, () -> cache.get("key"));
        Crowd<@Nullable String> alone = Crowd.start(1, () -> cache.get("key"));
        others.awaitRest(stage.patience().settle());
        alone.awaitRest(stage.patience().settle());
        alone.interrupt();
        boolean stopped = !(alone.ends(stage.patience().call()).get(0) instanceof Ending.Pending<@Nullable String>);
        gate.open();
        long right = count(others.ends(stage.patience().call()));
        boolean landed = leader.end(stage.patience().call()).returned("loaded");
        return Verdict.of(
                stopped && right == WAITERS && landed,
                "the interrupted wait " + (stopped ? "ended at once" : "lasted as long as the load") + "; " + right
                        + " of " + WAITERS + " others got the value");
    }

    private static Verdict interruptedLoader(Stage stage) throws Exception {
        Gate gate = stage.gate();
        Cache<String, String> cache = stage.readThrough(new ScriptedLoader((key, call) -> {
            if (call == 1) {
                gate.pass();
            }
            return "loaded";
        }));
        Caller<@Nullable String> leader = Caller.start(() -> cache.get("key"));
        gate.awaitReached(stage.patience().call());
        Crowd<@Nullable String> waiters = Crowd.start(WAITERS, () -> cache.get("key"));
        waiters.awaitRest(stage.patience().settle());
        leader.interrupt();
        // A provider that loads in a thread of its own does not tell the loader: then there is nothing to give up.
        leader.end(stage.patience().call());
        gate.open();
        long right = count(waiters.ends(stage.patience().call()));
        return Verdict.of(right == WAITERS, right + " of " + WAITERS + " waiters got the value");
    }

    private static long count(List<Ending<@Nullable String>> endings) {
        return endings.stream().filter(ending -> ending.returned("loaded")).count();
    }
}
