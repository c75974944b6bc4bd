// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.local;

import io.corral.kit.model.Verdict;
import io.corral.kit.probe.Crowd;
import io.corral.kit.probe.Ending;
import io.corral.kit.probe.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/** Many threads count in one entry. */
final class Counting {

    private static final int THREADS = 8;
    private static final int EACH = 100;
    private static final String KEY = "counter";

    private Counting() {}

    static List<LocalScenario> all() {
        return List.of(
                LocalScenario.promised(
                        "processor-exactly-once",
                        "Each entry processor takes effect exactly once, and returns what it saw.",
                        "800 after 800 increments, 800 different results",
                        Counting::processor),
                LocalScenario.promised(
                        "replace-counter",
                        "replace with an expected value loses no update.",
                        "800 after 800 increments",
                        Counting::replace));
    }

    private static Verdict processor(Stage stage) throws InterruptedException {
        Cache<String, Integer> cache = stage.counters();
        List<Ending<Set<Integer>>> endings = Crowd.start(THREADS, () -> {
                    Set<Integer> seen = new HashSet<>();
                    for (int i = 0; i < EACH; i++) {
                        seen.add(cache.invoke(KEY, new Processors.Increment()));
                    }
                    return seen;
                })
                .ends(stage.patience().scenario().dividedBy(2));
        Set<Integer> results = new HashSet<>();
        for (Ending<Set<Integer>> ending : endings) {
            if (ending instanceof Ending.Returned<Set<Integer>> returned && returned.value() != null) {
                results.addAll(returned.value());
            }
        }
        @Nullable Integer last = cache.get(KEY);
        boolean right = last != null && last == THREADS * EACH && results.size() == THREADS * EACH;
        return Verdict.of(
                right, last + " after " + THREADS * EACH + " increments; " + results.size() + " different results");
    }

    private static Verdict replace(Stage stage) throws InterruptedException {
        Cache<String, Integer> cache = stage.counters();
        cache.put(KEY, 0);
        long finished = Crowd.start(THREADS, () -> {
                    for (int done = 0; done < EACH; ) {
                        int now = cache.get(KEY);
                        if (cache.replace(KEY, now, now + 1)) {
                            done++;
                        }
                    }
                    return true;
                })
                .ends(stage.patience().scenario().dividedBy(2))
                .stream()
                .filter(ending -> ending.returned(true))
                .count();
        @Nullable Integer last = cache.get(KEY);
        return Verdict.of(
                finished == THREADS && last != null && last == THREADS * EACH,
                last + " after " + THREADS * EACH + " increments"
                        + (finished == THREADS ? "" : "; " + (THREADS - finished) + " threads did not end"));
    }
}
