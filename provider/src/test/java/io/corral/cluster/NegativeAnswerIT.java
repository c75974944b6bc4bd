// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corral.CorralCache;
import io.corral.CorralConfiguration;
import io.corral.StampedePolicy;
import io.corral.cluster.Nodes.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One node has asked the loader, which has no value, and three nodes know. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(120)
class NegativeAnswerIT {

    private final HeldLoader loader = new HeldLoader();
    private final List<String> keys =
            IntStream.range(0, 9).mapToObj(i -> "k" + i).toList();
    private Nodes nodes;
    private List<Cache<String, String>> caches;

    @Parameter
    Mode mode;

    @BeforeEach
    void start() {
        nodes = Nodes.start(3, mode);
        StampedePolicy policy =
                StampedePolicy.builder().negativeTtl(Duration.ofMinutes(5)).build();
        caches = nodes.create("negative", new CorralConfiguration<>(loader.configuration()).setStampedePolicy(policy));
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void that_there_is_no_value_is_known_on_every_node_and_seen_by_nobody_until_a_write() {
        List<Heard> listeners = listen(caches);
        for (String key : keys) {
            loader.hold(key, () -> null).release();
            assertThat(caches.get(0).get(key)).isNull();
        }
        assertThat(caches).allSatisfy(cache -> {
            assertThat(keys).allSatisfy(key -> {
                assertThat(cache.get(key)).isNull();
                assertThat(cache.containsKey(key)).isFalse();
            });
            assertThat(cache.getAll(Set.copyOf(keys))).isEmpty();
            assertThat(cache).isEmpty();
        });
        assertThat(keys).allSatisfy(key -> assertThat(loader.loads(key)).isOne());

        caches.get(1).put("k0", "put");
        caches.get(2).remove("k1");
        assertThat(caches).allSatisfy(cache -> {
            assertThat(cache.get("k0")).isEqualTo("put");
            assertThat(cache.get("k1")).isEqualTo(HeldLoader.value("k1"));
            assertThat(cache.get("k2")).isNull();
            assertThat(cache).hasSize(2);
        });
        assertThat(listeners)
                .allSatisfy(heard -> assertThat(heard.events())
                        .containsExactly("CREATED k0 null -> put", "CREATED k1 null -> loaded-k1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 300})
    void a_refresh_that_finds_nothing_is_heard_on_each_node_as_one_expiry(int negativeSeconds) {
        StampedePolicy policy = StampedePolicy.builder()
                .negativeTtl(Duration.ofSeconds(negativeSeconds))
                .build();
        List<Cache<String, String>> refreshed =
                nodes.create("refreshed", new CorralConfiguration<>(loader.configuration()).setStampedePolicy(policy));
        List<Heard> listeners = listen(refreshed);
        List<String> expected = new ArrayList<>();
        for (String key : keys) {
            refreshed.get(0).put(key, "old");
            loader.hold(key, () -> null).release();
            corral(refreshed.get(1)).refresh(key);
            expected.add("CREATED " + key + " null -> old");
            expected.add("EXPIRED " + key + " old -> old");
            await().atMost(Nodes.PATIENCE)
                    .untilAsserted(() -> assertThat(listeners)
                            .allSatisfy(heard -> assertThat(heard.events()).containsExactlyElementsOf(expected)));
        }
        assertThat(refreshed).allSatisfy(cache -> assertThat(cache).isEmpty());
    }

    private static List<Heard> listen(List<Cache<String, String>> caches) {
        List<Heard> listeners = new ArrayList<>();
        for (Cache<String, String> cache : caches) {
            Heard heard = new Heard();
            cache.registerCacheEntryListener(heard.configuration(true));
            listeners.add(heard);
        }
        return listeners;
    }

    @SuppressWarnings("unchecked") // a cache of strings
    private static CorralCache<String, String> corral(Cache<String, String> cache) {
        return cache.unwrap(CorralCache.class);
    }
}
