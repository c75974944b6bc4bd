// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static io.corral.fixture.Heard.created;
import static io.corral.fixture.Heard.expired;
import static io.corral.fixture.Heard.updated;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralConfiguration;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.RecordingListener;
import io.corral.fixture.Verb;
import java.io.Serializable;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Entries that live for ten milliseconds, and listeners who are to hear of their end, once. */
class ExpiryEventTest {

    private static final long LIFETIME = 10;

    @RegisterExtension
    final Workbench bench = new Workbench();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final RecordingListener<String, String> listener = new RecordingListener<>();
    private Cache<String, String> cache;

    /** A way to come across a dead entry. */
    record Look(String name, Consumer<Cache<String, String>> how) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Look> looks() {
        return Stream.of(
                new Look("get", cache -> cache.get("k")),
                new Look("getAll", cache -> cache.getAll(Set.of("k"))),
                new Look("containsKey", cache -> cache.containsKey("k")),
                new Look("iterator", cache -> cache.forEach(entry -> {})),
                new Look("invoke", cache -> cache.invoke("k", (entry, arguments) -> entry.exists())),
                new Look("replace", cache -> cache.replace("k", "new")),
                new Look("replace old", cache -> cache.replace("k", "old", "new")),
                new Look("getAndReplace", cache -> cache.getAndReplace("k", "new")),
                new Look("remove", cache -> cache.remove("k")),
                new Look("remove old", cache -> cache.remove("k", "old")),
                new Look("getAndRemove", cache -> cache.getAndRemove("k")),
                new Look("removeAll of keys", cache -> cache.removeAll(Set.of("k"))),
                new Look("removeAll", Cache::removeAll));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void whoeverComesAcrossADeadEntryTellsOfItOnce(Look look) {
        create(plain());
        cache.put("k", "old");
        bench.clock().advance(LIFETIME);

        look.how().accept(cache);
        look.how().accept(cache);
        bench.sweep();

        assertThat(listener.heard()).containsExactly(created("k", "old"), expired("k", "old"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Verb.class,
            names = {"PUT", "GET_AND_PUT", "PUT_ALL", "PUT_IF_ABSENT", "INVOKE_SET", "INVOKE_ALL_SET"})
    void whoeverWritesOverADeadEntryTellsOfItFirst(Verb verb) {
        create(plain());
        cache.put("k", "old");
        bench.clock().advance(LIFETIME);

        verb.apply(cache, "k", "new");

        assertThat(listener.heard()).containsExactly(created("k", "old"), expired("k", "old"), created("k", "new"));
    }

    @Test
    void whoeverLoadsOverADeadEntryTellsOfItFirst() {
        create(mortal(Configured.readThrough(new CountingLoader<>(key -> "loaded"))));
        cache.put("k", "old");
        bench.clock().advance(LIFETIME);

        cache.get("k");

        assertThat(listener.heard()).containsExactly(created("k", "old"), expired("k", "old"), created("k", "loaded"));
    }

    @Test
    void aSweepTellsOfWhatNobodyCameAcross() {
        create(plain());
        cache.put("a", "1");
        cache.put("b", "2");
        bench.clock().advance(LIFETIME);

        bench.sweep();
        bench.sweep();

        assertThat(listener.heard())
                .containsExactlyInAnyOrder(created("a", "1"), created("b", "2"), expired("a", "1"), expired("b", "2"));
    }

    @Test
    void clearTellsNobodyOfADeadEntry() {
        create(plain());
        cache.put("k", "old");
        bench.clock().advance(LIFETIME);

        cache.clear();

        assertThat(listener.heard()).containsExactly(created("k", "old"));
    }

    @Test
    void manyWhoComeAcrossADeadEntryTellOfItOnce() {
        create(plain());
        for (int round = 0; round < 50; round++) {
            cache.put("k", "old");
            bench.clock().advance(LIFETIME);
            crowd.together(4, number -> cache.get("k"));
        }

        assertThat(listener.heard().stream().filter(expired("k", "old")::equals))
                .hasSize(50);
        assertThat(listener.heard()).hasSize(100);
    }

    @Test
    void anEntryThatDiesWhileItsProcessorRunsIsToldOfAndReplaced() {
        create(plain());
        cache.put("k", "old");

        cache.invoke("k", (entry, arguments) -> {
            entry.setValue(entry.exists() ? entry.getValue() + "+" : "new");
            bench.clock().advance(LIFETIME);
            return null;
        });

        assertThat(listener.heard()).containsExactly(created("k", "old"), expired("k", "old"), created("k", "new"));
        crowd.go(() -> cache.put("k", "next")).result();
        assertThat(listener.heard()).hasSize(4);
    }

    @Test
    void anEntryThatDiesWhileItIsComparedIsToldOf() {
        CorralConfiguration<String, Slow> configuration = Configured.plain();
        configuration.setStoreByValue(false).setExpiryPolicyFactory(() -> new CreatedExpiryPolicy(lifetime()));
        Cache<String, Slow> slow = bench.cache(configuration);
        RecordingListener<String, Slow> hearing = new RecordingListener<>();
        slow.registerCacheEntryListener(hearing.synchronous());
        Slow old = new Slow(() -> bench.clock().advance(LIFETIME));
        slow.put("k", old);

        assertThat(slow.replace("k", old, new Slow(() -> {}))).isFalse();

        assertThat(hearing.heard()).containsExactly(created("k", old), expired("k", old));
        crowd.go(() -> slow.put("k", old)).result();
        assertThat(hearing.heard()).hasSize(3);
    }

    @Test
    void anUpdateBeforeTheEndIsNoEnd() {
        create(plain());
        cache.put("k", "old");
        bench.clock().advance(LIFETIME - 1);

        cache.put("k", "new");

        assertThat(listener.heard()).containsExactly(created("k", "old"), updated("k", "new", "old"));
    }

    /** A value whose comparison takes time. */
    private static final class Slow implements Serializable {
        private final transient Runnable whileComparing;

        Slow(Runnable whileComparing) {
            this.whileComparing = whileComparing;
        }

        @Override
        public boolean equals(Object other) {
            whileComparing.run();
            return this == other;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    private void create(CorralConfiguration<String, String> configuration) {
        cache = bench.cache(configuration);
        cache.registerCacheEntryListener(listener.synchronous());
    }

    private static CorralConfiguration<String, String> plain() {
        return mortal(Configured.plain());
    }

    private static <K, V> CorralConfiguration<K, V> mortal(CorralConfiguration<K, V> configuration) {
        configuration.setExpiryPolicyFactory(() -> new CreatedExpiryPolicy(lifetime()));
        return configuration;
    }

    private static Duration lifetime() {
        return new Duration(TimeUnit.MILLISECONDS, LIFETIME);
    }
}
