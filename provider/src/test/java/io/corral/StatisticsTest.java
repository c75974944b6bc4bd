// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Ranch;
import io.corral.fixture.Soon;
import io.corral.fixture.Statistics;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What management sees of a cache. */
class StatisticsTest {

    @RegisterExtension
    final Ranch ranch = Ranch.ofItsOwn();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    @Test
    void countsAreExactUnderContention() {
        Cache<String, String> cache = ranch.cache(counting(Configured.plain()));

        crowd.together(8, number -> {
            for (int i = 0; i < 200; i++) {
                String key = number + "-" + i;
                cache.get(key);
                cache.put(key, "v");
                cache.get(key);
                cache.getAndPut(key, "w");
                cache.remove(key);
                cache.remove(key);
                cache.putAll(Map.of(key + "a", "1", key + "b", "2"));
                cache.getAll(Set.of(key + "a", key + "b", key + "c"));
            }
        });

        Statistics statistics = Statistics.of(cache);
        assertThat(statistics.count("CacheHits")).isEqualTo(1_600 * 4);
        assertThat(statistics.count("CacheMisses")).isEqualTo(1_600 * 2);
        assertThat(statistics.count("CacheGets")).isEqualTo(1_600 * 6);
        assertThat(statistics.count("CachePuts")).isEqualTo(1_600 * 4);
        assertThat(statistics.count("CacheRemovals")).isEqualTo(1_600);
    }

    @Test
    void averagesOfQuickCallsAreMoreThanNothing() {
        Cache<String, String> cache = ranch.cache(counting(Configured.plain()));
        for (int i = 0; i < 1_000; i++) {
            cache.put("k", "v");
            cache.get("k");
            cache.remove("k");
        }

        Statistics statistics = Statistics.of(cache);
        assertThat(statistics.average("AverageGetTime")).isPositive();
        assertThat(statistics.average("AveragePutTime")).isPositive();
        assertThat(statistics.average("AverageRemoveTime")).isPositive();
    }

    @Test
    void aValueThatHadToBeLoadedIsAMiss() {
        Cache<String, String> cache =
                ranch.cache(counting(Configured.readThrough(new CountingLoader<>(key -> "loaded"))));

        cache.get("a");
        cache.get("a");
        cache.getAll(Set.of("a", "b", "c"));

        assertThat(Statistics.of(cache).line()).isEqualTo("2 3 - -");
    }

    @Test
    void whatLeavesForWantOfRoomIsCounted() {
        Cache<String, String> cache =
                ranch.cache(counting(Configured.<String, String>plain().setMaxCount(10)));
        for (int i = 0; i < 50; i++) {
            cache.put("k" + i, "v");
        }

        Soon.asserted(
                () -> assertThat(Statistics.of(cache).count("CacheEvictions")).isEqualTo(40));
        int left = 0;
        for (Cache.Entry<String, String> entry : cache) {
            left += entry.getKey().startsWith("k") ? 1 : 0;
        }
        assertThat(left).isEqualTo(10);
    }

    @Test
    void countingCanBeSwitchedOnAndOff() {
        Cache<String, String> cache = ranch.cache("mine", Configured.plain());
        Statistics statistics = Statistics.of(cache);
        cache.put("k", "v");
        assertThat(statistics.registered()).isFalse();

        ranch.manager().enableStatistics("mine", true);
        cache.put("k", "v");
        assertThat(statistics.count("CachePuts")).isEqualTo(1);
        ranch.manager().enableStatistics("mine", false);

        assertThat(statistics.registered()).isFalse();
    }

    @Test
    void hitsAreCountedFromTheMomentThatTheyAreToBe() {
        Cache<String, String> cache = ranch.cache("hits", Configured.plain());
        Statistics statistics = Statistics.of(cache);
        cache.put("k", "v");
        cache.get("k");

        ranch.manager().enableStatistics("hits", true);
        cache.get("k");
        cache.containsKey("k");
        cache.get("k");
        assertThat(statistics.count("CacheHits")).isEqualTo(2);

        ranch.manager().enableStatistics("hits", false);
        cache.get("k");
        ranch.manager().enableStatistics("hits", true);
        cache.get("k");
        assertThat(statistics.count("CacheHits")).isEqualTo(3);
    }

    @Test
    void switchingTwiceChangesNothing() {
        Cache<String, String> cache = ranch.cache("mine", Configured.plain());

        ranch.manager().enableStatistics("mine", true);
        ranch.manager().enableStatistics("mine", true);
        ranch.manager().enableManagement("mine", true);
        ranch.manager().enableManagement("mine", true);
        assertThat(Statistics.of(cache).registered()).isTrue();
        assertThat(Statistics.configurationOf(cache).registered()).isTrue();
        ranch.manager().enableStatistics("mine", false);
        ranch.manager().enableStatistics("mine", false);

        assertThat(Statistics.of(cache).registered()).isFalse();
    }

    @Test
    void statisticsCanBeCleared() {
        Cache<String, String> cache = ranch.cache(counting(Configured.plain()));
        cache.put("k", "v");
        cache.get("k");

        Statistics.of(cache).clear();

        assertThat(Statistics.of(cache).line()).isEqualTo("- - - -");
    }

    @Test
    void theConfigurationBeanShowsTheConfiguration() {
        CorralConfiguration<String, String> configuration = Configured.readThrough(new CountingLoader<>(key -> "v"));
        configuration.setTypes(String.class, String.class).setManagementEnabled(true);
        Cache<String, String> cache = ranch.cache(configuration);

        Statistics bean = Statistics.configurationOf(cache);
        assertThat(bean.get("KeyType")).isEqualTo("java.lang.String");
        assertThat(bean.get("ValueType")).isEqualTo("java.lang.String");
        assertThat(bean.get("ReadThrough")).isEqualTo(true);
        assertThat(bean.get("WriteThrough")).isEqualTo(false);
        assertThat(bean.get("StoreByValue")).isEqualTo(true);
        assertThat(bean.get("ManagementEnabled")).isEqualTo(true);
        assertThat(bean.get("StatisticsEnabled")).isEqualTo(false);
    }

    @Test
    void theConfigurationBeanShowsWhatWasSwitchedSince() {
        Cache<String, String> cache = ranch.cache("mine", Configured.plain());
        ranch.manager().enableManagement("mine", true);

        ranch.manager().enableStatistics("mine", true);

        assertThat(Statistics.configurationOf(cache).get("StatisticsEnabled")).isEqualTo(true);
    }

    @Test
    void beansGoWithTheirCache() {
        CorralConfiguration<String, String> configuration = counting(Configured.plain());
        configuration.setManagementEnabled(true);
        Cache<String, String> closed = ranch.cache("closed", configuration);
        Cache<String, String> destroyed = ranch.cache("destroyed", configuration);
        Cache<String, String> left = ranch.cache("left", configuration);

        closed.close();
        ranch.manager().destroyCache("destroyed");
        assertThat(Statistics.of(closed).registered()).isFalse();
        assertThat(Statistics.configurationOf(destroyed).registered()).isFalse();
        assertThat(Statistics.of(left).registered()).isTrue();
        ranch.manager().close();

        assertThat(Statistics.of(left).registered()).isFalse();
        assertThat(Statistics.configurationOf(left).registered()).isFalse();
    }

    @Test
    void aNameWithSignsOfItsOwnHasABeanToo() {
        Cache<String, String> cache = ranch.cache("a,b:c=d e", counting(Configured.plain()));

        cache.put("k", "v");

        assertThat(Statistics.of(cache).count("CachePuts")).isEqualTo(1);
    }

    private static <K, V> CorralConfiguration<K, V> counting(CorralConfiguration<K, V> configuration) {
        configuration.setStatisticsEnabled(true);
        return configuration;
    }
}
