// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.local;

import io.corral.kit.model.Verdict;
import io.corral.kit.probe.Caller;
import io.corral.kit.probe.Crowd;
import io.corral.kit.probe.Ending;
import io.corral.kit.probe.ScriptedLoader;
import io.corral.kit.probe.Stage;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/** Loaders that ask the cache they load for. */
final class Reentry {

    private Reentry() {}

    static List<LocalScenario> all() {
        return List.of(
                LocalScenario.open(
                        "re-entrant-load",
                        "A loader may get another key of its cache; one that gets its own key comes to an end.",
                        "the other key is loaded, the own key ends",
                        Reentry::reentrantLoad),
                LocalScenario.open(
                        "crossing-loads",
                        "Two loaders that want each other's key come to an end.",
                        "2 of 2 calls end",
                        Reentry::crossingLoads));
    }

    private static Verdict reentrantLoad(Stage stage) throws Exception {
        Self self = new Self();
        self.cache = stage.readThrough(new ScriptedLoader((key, call) -> switch (key) {
            case "outer" -> "outer of " + self.get("inner");
            case "own" -> call > 3 ? "deep enough" : self.get("own");
            default -> "loaded";
        }));
        Ending<@Nullable String> other =
                Caller.start(() -> self.get("outer")).end(stage.patience().call());
        Ending<@Nullable String> own =
                Caller.start(() -> self.get("own")).end(stage.patience().call());
        boolean nested = other.returned("outer of loaded");
        boolean ended = !(own instanceof Ending.Pending<@Nullable String>);
        return Verdict.of(
                nested && ended,
                "another key: "
                        + (nested
                                ? "loaded"
                                : other instanceof Ending.Threw<@Nullable String> ? "an exception" : "no end")
                        + "; the own key: " + (ended ? "ended" : "no end"));
    }

    private static Verdict crossingLoads(Stage stage) throws Exception {
        Self self = new Self();
        CyclicBarrier bothLoading = new CyclicBarrier(2);
        self.cache = stage.readThrough(new ScriptedLoader((key, call) -> {
            if (call == 1) {
                meet(bothLoading, stage);
            }
            return call > 3 ? "deep enough" : self.get(key.equals("left") ? "right" : "left");
        }));
        Crowd<@Nullable String> crowd = Crowd.each(2, index -> () -> self.get(index == 0 ? "left" : "right"));
        long ended = crowd.ends(stage.patience().call().plus(stage.patience().settle())).stream()
                .filter(ending -> !(ending instanceof Ending.Pending<@Nullable String>))
                .count();
        return Verdict.of(ended == 2, ended + " of 2 calls ended");
    }

    /** Where a provider runs one loader at a time, the two do not meet, and there is no circle. */
    private static void meet(CyclicBarrier barrier, Stage stage) throws InterruptedException {
        try {
            barrier.await(stage.patience().settle().toMillis(), TimeUnit.MILLISECONDS);
        } catch (BrokenBarrierException | TimeoutException e) {
            barrier.reset();
        }
    }

    /** The loader needs the cache, and the cache is made with the loader. */
    private static final class Self {
        volatile @Nullable Cache<String, String> cache;

        @Nullable
        String get(String key) {
            @Nullable Cache<String, String> known = cache;
            if (known == null) {
                throw new IllegalStateException("There is no cache yet.");
            }
            return known.get(key);
        }
    }
}
