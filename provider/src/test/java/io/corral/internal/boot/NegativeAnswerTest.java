// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralConfiguration;
import io.corral.StampedePolicy;
import io.corral.fixture.Completion;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That there is no value is remembered for ten seconds. */
class NegativeAnswerTest {

    private static final Duration TTL = Duration.ofSeconds(10);

    @RegisterExtension
    final Workbench bench = new Workbench();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final AtomicReference<String> source = new AtomicReference<>();
    private final CountingLoader<String, String> loader = new CountingLoader<>(key -> source.get());
    private final Cache<String, String> cache = bench.cache(configuration());

    private CorralConfiguration<String, String> configuration() {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        return configuration.setStampedePolicy(
                StampedePolicy.builder().negativeTtl(TTL).build());
    }

    @Test
    void theLoaderIsNotAskedAgainMeanwhile() {
        assertThat(cache.get("k")).isNull();
        bench.clock().advance(TTL.minusMillis(1));

        crowd.together(16, number -> assertThat(cache.get("k")).isNull());
        assertThat(cache.getAll(Set.of("k"))).isEmpty();
        assertThat(loader.asked()).containsExactly("k");
    }

    @Test
    void itIsAskedAgainAfterwards() {
        assertThat(cache.get("k")).isNull();
        source.set("there now");
        bench.clock().advance(TTL);

        assertThat(cache.get("k")).isEqualTo("there now");
    }

    @Test
    void getAllRemembersTheKeysThatAreMissing() {
        assertThat(cache.getAll(Set.of("a", "b"))).isEmpty();
        assertThat(cache.getAll(Set.of("a", "b"))).isEmpty();
        assertThat(cache.get("a")).isNull();

        assertThat(loader.asked()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aWriteEndsIt() {
        assertThat(cache.get("k")).isNull();
        cache.put("k", "put");
        assertThat(cache.get("k")).isEqualTo("put");

        cache.remove("k");
        source.set("there now");
        assertThat(cache.get("k")).as("the remove ended it, too").isEqualTo("there now");
    }

    @Test
    void soDoesAClear() {
        assertThat(cache.get("k")).isNull();
        cache.clear();
        source.set("there now");

        assertThat(cache.get("k")).isEqualTo("there now");
    }

    @Test
    void loadAllAsksWhereAllIsToBeReplaced() {
        assertThat(cache.get("k")).isNull();
        source.set("there now");
        Completion done = new Completion();
        cache.loadAll(Set.of("k"), true, done);
        done.awaitSuccess();

        assertThat(cache.get("k")).isEqualTo("there now");
    }

    @Test
    void nobodySeesThatItIsRemembered() {
        assertThat(cache.get("k")).isNull();

        assertThat(cache.containsKey("k")).isFalse();
        assertThat(cache).isEmpty();
        assertThat(cache.putIfAbsent("k", "first")).isTrue();
        assertThat(cache.getAll(Set.of("k"))).isEqualTo(Map.of("k", "first"));
    }
}
