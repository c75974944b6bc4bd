// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.local;

import io.corral.kit.model.Verdict;
import io.corral.kit.probe.Crowd;
import io.corral.kit.probe.Rest;
import io.corral.kit.probe.Stage;
import io.corral.kit.probe.StatisticsBean;
import java.util.List;
import java.util.Optional;
import javax.cache.Cache;

/** Many threads work, and the statistics bean counts. */
final class StatisticsAddUp {

    private static final int THREADS = 8;
    private static final int EACH = 500;

    private StatisticsAddUp() {}

    static List<LocalScenario> all() {
        return List.of(LocalScenario.promised(
                "statistics",
                "After many threads have worked, the statistics say exactly what they did.",
                "4000 hits, 4000 misses, 4000 puts, 4000 removals",
                StatisticsAddUp::addUp));
    }

    private static Verdict addUp(Stage stage) throws InterruptedException {
        Cache<String, String> cache = stage.cache(strings -> strings.setStatisticsEnabled(true));
        Optional<StatisticsBean> bean = StatisticsBean.of(cache.getName());
        if (bean.isEmpty()) {
            return new Verdict.NotSupported("no CacheStatistics bean is registered");
        }
        Crowd.each(THREADS, index -> () -> {
                    for (int i = 0; i < EACH; i++) {
                        String key = index + "-" + i;
                        cache.get(key);
                        cache.put(key, "value");
                        cache.get(key);
                        cache.remove(key);
                    }
                    return true;
                })
                .ends(stage.patience().scenario().dividedBy(2));
        int each = THREADS * EACH;
        StatisticsBean statistics = bean.get();
        // A provider may add up in the background.
        boolean right = Rest.awaitOnce(
                () -> statistics.read().equals(new StatisticsBean.Counts(each, each, each, each)),
                stage.patience().settle());
        return Verdict.of(right, statistics.read().toString());
    }
}
