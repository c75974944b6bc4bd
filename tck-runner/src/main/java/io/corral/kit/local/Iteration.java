// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.local;

import io.corral.kit.model.Verdict;
import io.corral.kit.probe.Caller;
import io.corral.kit.probe.Crowd;
import io.corral.kit.probe.Ending;
import io.corral.kit.probe.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/** One thread iterates while another writes. */
final class Iteration {

    private static final int KEYS = 200;
    private static final int WRITERS = 3;

    private Iteration() {}

    static List<LocalScenario> all() {
        return List.of(LocalScenario.open(
                "iterator",
                "An iterator goes on while other keys are written and removed, and gives each key that stays exactly once.",
                "200 of 200 keys once in each round, no exception",
                Iteration::iterate));
    }

    private static Verdict iterate(Stage stage) throws InterruptedException {
        Cache<String, String> cache = stage.cache(strings -> strings);
        for (int i = 0; i < KEYS; i++) {
            cache.put("stays-" + i, "value");
        }
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger writes = new AtomicInteger();
        Crowd<Boolean> writers = Crowd.each(WRITERS, index -> () -> {
            for (int i = 0; !over.get(); i++) {
                cache.put("comes-" + index + "-" + i % KEYS, "value");
                cache.remove("comes-" + index + "-" + (i + KEYS - 2) % KEYS);
                writes.incrementAndGet();
            }
            return true;
        });
        AtomicInteger rounds = new AtomicInteger();
        // Where a round takes long, fewer must do.
        long enough =
                System.nanoTime() + stage.patience().scenario().dividedBy(6).toNanos();
        Ending<String> ending = Caller.start(() -> {
                    do {
                        String complaint = round(cache, writes, stage);
                        if (!complaint.isEmpty()) {
                            return complaint;
                        }
                    } while (rounds.incrementAndGet() < stage.patience().rounds() && System.nanoTime() - enough < 0);
                    return "";
                })
                .end(stage.patience().scenario().dividedBy(2));
        over.set(true);
        writers.ends(stage.patience().call());
        return ending.returned("") ? pass(rounds.get()) : fail(ending);
    }

    private static String round(Cache<String, String> cache, AtomicInteger writes, Stage stage) {
        Map<String, Integer> seen = new HashMap<>();
        int steps = 0;
        for (Cache.Entry<String, String> entry : cache) {
            // JCache allows next to return null for an entry that has gone meanwhile.
            if (entry != null) {
                seen.merge(entry.getKey(), 1, Integer::sum);
            }
            if (steps++ == KEYS / 2) {
                awaitOneMore(writes, stage);
            }
        }
        int missing = 0;
        for (int i = 0; i < KEYS; i++) {
            missing += seen.containsKey("stays-" + i) ? 0 : 1;
        }
        long twice = seen.entrySet().stream()
                .filter(count -> count.getKey().startsWith("stays-") && count.getValue() > 1)
                .count();
        return missing + twice == 0 ? "" : missing + " keys missing, " + twice + " given twice";
    }

    /** With the shortest of pauses: a thousand of them add up. */
    private static void awaitOneMore(AtomicInteger writes, Stage stage) {
        int before = writes.get();
        long end = System.nanoTime() + stage.patience().call().toNanos();
        while (writes.get() == before && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(1);
        }
    }

    private static Verdict pass(int rounds) {
        return new Verdict.Pass(KEYS + " of " + KEYS + " keys once in each of " + rounds + " rounds");
    }

    private static Verdict fail(Ending<String> ending) {
        if (ending instanceof Ending.Threw<String> threw) {
            // Into the log: whoever disputes the verdict needs to see where it came from.
            threw.failure().printStackTrace();
            return new Verdict.Fail(threw.failure().getClass().getName() + " from the iterator");
        }
        @Nullable String complaint = ending instanceof Ending.Returned<String> returned ? returned.value() : null;
        return new Verdict.Fail(complaint == null ? "the iteration did not end" : complaint);
    }
}
