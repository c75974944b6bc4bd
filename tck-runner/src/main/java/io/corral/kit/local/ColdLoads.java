// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.local;

import io.corral.kit.model.Verdict;
import io.corral.kit.probe.Crowd;
import io.corral.kit.probe.Ending;
import io.corral.kit.probe.Gate;
import io.corral.kit.probe.ScriptedLoader;
import io.corral.kit.probe.ScriptedLoader.PlannedFailure;
import io.corral.kit.probe.Stage;
import java.util.List;
import javax.cache.Cache;
import javax.cache.integration.CacheLoaderException;
import org.jspecify.annotations.Nullable;

/** Many threads want a key that is not there, and the loader has a value, has none, or fails. */
final class ColdLoads {

    private static final int THREADS = 16;

    private ColdLoads() {}

    static List<LocalScenario> all() {
        return List.of(
                LocalScenario.open(
                        "cold-key",
                        "Threads that miss one key together cause one load, and all get its value.",
                        "1 load for 16 callers",
                        ColdLoads::coldKey),
                LocalScenario.open(
                        "null-load",
                        "A loader that has no value is asked once for all who wait; they get null, and nothing is stored.",
                        "1 load for 16 callers",
                        ColdLoads::nullLoad),
                LocalScenario.open(
                        "failing-loader",
                        "The failure of a load is that of all who wait for it; they do not try one after the other, and"
                                + " the next caller can load.",
                        "1 load for 16 callers",
                        ColdLoads::failingLoader));
    }

    private static Verdict coldKey(Stage stage) throws Exception {
        Gate gate = stage.gate();
        ScriptedLoader loader = new ScriptedLoader((key, call) -> {
            gate.pass();
            return "loaded";
        });
        Cache<String, String> cache = stage.readThrough(loader);
        List<Ending<@Nullable String>> endings = crowd(stage, cache, gate);
        long right =
                endings.stream().filter(ending -> ending.returned("loaded")).count();
        return Verdict.of(loader.loads() == 1 && right == THREADS, figure(loader.loads(), right, "got the value"));
    }

    private static Verdict nullLoad(Stage stage) throws Exception {
        Gate gate = stage.gate();
        ScriptedLoader loader = new ScriptedLoader((key, call) -> {
            gate.pass();
            return null;
        });
        Cache<String, String> cache = stage.readThrough(loader);
        List<Ending<@Nullable String>> endings = crowd(stage, cache, gate);
        int loads = loader.loads();
        long right = endings.stream().filter(ending -> ending.returned(null)).count();
        boolean stored = cache.containsKey("key");
        return Verdict.of(
                loads == 1 && right == THREADS && !stored,
                figure(loads, right, "got null") + (stored ? "; the null is an entry" : ""));
    }

    private static Verdict failingLoader(Stage stage) throws Exception {
        Gate gate = stage.gate();
        ScriptedLoader loader = new ScriptedLoader((key, call) -> {
            gate.pass();
            if (key.equals("key")) {
                throw new PlannedFailure();
            }
            return "loaded";
        });
        Cache<String, String> cache = stage.readThrough(loader);
        List<Ending<@Nullable String>> endings = crowd(stage, cache, gate);
        int loads = loader.loads();
        long right = endings.stream().filter(ColdLoads::isLoaderFailure).count();
        // The key must not be stranded: whoever comes later is answered by a load of his own.
        boolean asksAgain =
                Crowd.start(1, () -> cache.get("key")).ends(stage.patience().call()).stream()
                                .allMatch(ColdLoads::isLoaderFailure)
                        && loader.loads() > loads;
        return Verdict.of(
                loads == 1 && right == THREADS && asksAgain,
                figure(loads, right, "got a CacheLoaderException") + (asksAgain ? "" : "; a later get did not load"));
    }

    private static List<Ending<@Nullable String>> crowd(Stage stage, Cache<String, String> cache, Gate gate)
            throws InterruptedException {
        Crowd<@Nullable String> crowd = Crowd.start(THREADS, () -> cache.get("key"));
        gate.awaitReached(stage.patience().call());
        crowd.awaitRest(stage.patience().settle());
        gate.open();
        return crowd.ends(stage.patience().call());
    }

    private static boolean isLoaderFailure(Ending<?> ending) {
        return ending instanceof Ending.Threw<?> threw && threw.failure() instanceof CacheLoaderException;
    }

    private static String figure(int loads, long right, String what) {
        return loads + (loads == 1 ? " load" : " loads") + "; " + right + " of " + THREADS + " " + what;
    }
}
