// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.local;

import io.corral.kit.model.Verdict;
import io.corral.kit.probe.Crowd;
import io.corral.kit.probe.Gate;
import io.corral.kit.probe.ScriptedLoader;
import io.corral.kit.probe.Stage;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.cache.Cache;
import javax.cache.integration.CompletionListenerFuture;

/** Many threads want overlapping sets of keys. */
final class BulkLoads {

    private static final int THREADS = 8;
    private static final int KEYS = 40;
    private static final int EACH = 25;

    private BulkLoads() {}

    static List<LocalScenario> all() {
        return List.of(
                LocalScenario.open(
                        "bulk-get-all",
                        "Threads that call getAll with overlapping cold keys cause one load for each key.",
                        "40 loads for 40 keys and 8 callers",
                        stage -> play(
                                stage, (cache, keys) -> () -> cache.getAll(keys).size() == keys.size())),
                LocalScenario.open(
                        "bulk-load-all",
                        "Threads that call loadAll with overlapping cold keys cause one load for each key.",
                        "40 loads for 40 keys and 8 callers",
                        stage -> play(stage, (cache, keys) -> () -> {
                            CompletionListenerFuture done = new CompletionListenerFuture();
                            cache.loadAll(keys, false, done);
                            done.get();
                            return cache.containsKey(keys.iterator().next());
                        })));
    }

    /** What a thread calls with its keys; true if the call gave all of them. */
    @FunctionalInterface
    private interface Bulk {
        Callable<Boolean> of(Cache<String, String> cache, Set<String> keys);
    }

    private static Verdict play(Stage stage, Bulk bulk) throws InterruptedException {
        Gate gate = stage.gate();
        ScriptedLoader loader = new ScriptedLoader((key, call) -> {
            gate.pass();
            return "loaded";
        });
        Cache<String, String> cache = stage.readThrough(loader);
        Crowd<Boolean> crowd = Crowd.each(THREADS, index -> bulk.of(cache, keysOf(index)));
        gate.awaitReached(stage.patience().call());
        crowd.awaitRest(stage.patience().settle());
        gate.open();
        long right = crowd.ends(stage.patience().call()).stream()
                .filter(ending -> ending.returned(true))
                .count();
        Set<String> wanted = new HashSet<>();
        for (int i = 0; i < THREADS; i++) {
            wanted.addAll(keysOf(i));
        }
        return Verdict.of(
                loader.loads() == wanted.size() && right == THREADS,
                loader.loads() + " loads for " + wanted.size() + " keys; " + right + " of " + THREADS
                        + " callers got all theirs");
    }

    /** Each thread starts at another key, so that threads meet in different orders. */
    private static Set<String> keysOf(int index) {
        Set<String> keys = new LinkedHashSet<>();
        for (int i = 0; i < EACH; i++) {
            keys.add("key-" + (index * 5 + i) % KEYS);
        }
        return keys;
    }
}
