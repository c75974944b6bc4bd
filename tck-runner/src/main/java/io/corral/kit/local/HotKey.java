// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.local;

import io.corral.kit.model.Verdict;
import io.corral.kit.probe.Crowd;
import io.corral.kit.probe.Ending;
import io.corral.kit.probe.Gate;
import io.corral.kit.probe.Rest;
import io.corral.kit.probe.ScriptedLoader;
import io.corral.kit.probe.Stage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.Cache;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;

/** Many threads want a key whose value has just expired. */
final class HotKey {

    private static final int THREADS = 16;
    private static final int ROUNDS = 3;

    private HotKey() {}

    static List<LocalScenario> all() {
        return List.of(LocalScenario.open(
                "expiring-hot-key",
                "When a value that many threads read expires, one of them loads it again.",
                "1 load for each of 3 expiries",
                HotKey::expires));
    }

    private static Verdict expires(Stage stage) throws Exception {
        Lifetimes lifetimes = new Lifetimes();
        Gate[] gate = {stage.gate()};
        ScriptedLoader loader = new ScriptedLoader((key, call) -> {
            if (!lifetimes.brief.get()) {
                gate[0].pass();
            }
            return "loaded";
        });
        Cache<String, String> cache = stage.readThrough(loader, lifetimes);
        int loads = 0;
        long wrong = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String key = "key-" + round;
            gate[0] = stage.gate();
            lifetimes.brief.set(true);
            cache.get(key);
            lifetimes.brief.set(false);
            boolean expired = Rest.awaitOnce(
                    () -> !cache.containsKey(key), stage.patience().call());
            if (!expired) {
                return new Verdict.Fail("a value of 100 ms was still there at the end");
            }
            int before = loader.loads(key);
            Crowd<@Nullable String> crowd = Crowd.start(THREADS, () -> cache.get(key));
            gate[0].awaitReached(stage.patience().call());
            crowd.awaitRest(stage.patience().settle());
            gate[0].open();
            List<Ending<@Nullable String>> endings = crowd.ends(stage.patience().call());
            wrong += endings.stream()
                    .filter(ending -> !ending.returned("loaded"))
                    .count();
            loads += loader.loads(key) - before;
        }
        return Verdict.of(
                loads == ROUNDS && wrong == 0,
                loads + " loads for " + ROUNDS + " expiries; " + wrong + " of " + ROUNDS * THREADS
                        + " callers without the value");
    }

    /** What is loaded first lives for a moment; what the crowd loads lives for ever, so that slow threads find it. */
    private static final class Lifetimes implements ExpiryPolicy {

        private static final Duration MOMENT = new Duration(TimeUnit.MILLISECONDS, 100);

        final AtomicBoolean brief = new AtomicBoolean();

        @Override
        public Duration getExpiryForCreation() {
            return brief.get() ? MOMENT : Duration.ETERNAL;
        }

        @Override
        @SuppressWarnings("NullAway") // JCache's own null: leave the expiry as it is.
        public Duration getExpiryForAccess() {
            return null;
        }

        @Override
        public Duration getExpiryForUpdate() {
            // Some providers take the load of an expired entry for an update.
            return getExpiryForCreation();
        }
    }
}
