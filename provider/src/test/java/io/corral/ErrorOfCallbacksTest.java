// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Configured;
import io.corral.fixture.Ranch;
import io.corral.fixture.RecordingListener;
import io.corral.fixture.RecordingWriter;
import io.corral.fixture.Verb;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors, which are nobody's to translate: they reach the caller as they are, and nothing has changed. */
class ErrorOfCallbacksTest {

    private static final Error ERROR = new LinkageError("a broken class");

    @RegisterExtension
    final Ranch ranch = new Ranch();

    private final AtomicBoolean broken = new AtomicBoolean();
    private final RecordingListener<String, String> listener = new RecordingListener<>();

    static Stream<Verb> writing() {
        // Clear does not call the writer.
        return Verb.ALWAYS_WRITING.stream().filter(verb -> verb != Verb.CLEAR);
    }

    @ParameterizedTest
    @MethodSource("writing")
    void anErrorOfTheWriterLeavesTheCacheAsItWas(Verb verb) {
        RecordingWriter<String, String> writer = new RecordingWriter<>(key -> fail());
        Cache<String, String> cache = ranch.cache(Configured.writeThrough(writer));
        cache.put("other", "old");
        if (Verb.REMOVING.contains(verb)) {
            cache.put("k", "old");
        }
        boolean held = cache.containsKey("k");
        listen(cache);

        broken.set(true);
        assertThatThrownBy(() -> verb.apply(cache, "k", "new")).isSameAs(ERROR);

        assertThat(cache.containsKey("k")).isEqualTo(held);
        assertThat(cache.get("other")).isEqualTo("old");
        assertThat(listener.heard()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("writing")
    void aKeyIsFreeAfterAnErrorOfItsWriter(Verb verb) {
        RecordingWriter<String, String> writer = new RecordingWriter<>(key -> fail());
        Cache<String, String> cache = ranch.cache(Configured.writeThrough(writer));
        if (Verb.REMOVING.contains(verb)) {
            cache.put("k", "old");
        }
        broken.set(true);
        assertThatThrownBy(() -> verb.apply(cache, "k", "new")).isSameAs(ERROR);

        broken.set(false);
        cache.put("k", "next");

        assertThat(cache.get("k")).isEqualTo("next");
        assertThat(writer.store()).containsEntry("k", "next");
    }

    @Test
    void anErrorOfAProcessorChangesNothing() {
        Cache<String, String> cache = ranch.cache(Configured.plain());
        cache.put("k", "old");
        listen(cache);

        assertThatThrownBy(() -> cache.invoke("k", (entry, arguments) -> {
                    entry.setValue("new");
                    throw ERROR;
                }))
                .isSameAs(ERROR);

        assertThat(cache.get("k")).isEqualTo("old");
        assertThat(listener.heard()).isEmpty();
    }

    @Test
    void anErrorOfTheExpiryPolicyStoresNothing() {
        CorralConfiguration<String, String> configuration = Configured.plain();
        configuration.setExpiryPolicyFactory(() -> new Failing());
        Cache<String, String> cache = ranch.cache(configuration);
        cache.put("k", "old");
        listen(cache);
        broken.set(true);

        assertThatThrownBy(() -> cache.put("new", "v")).isSameAs(ERROR);
        assertThatThrownBy(() -> cache.put("k", "new")).isSameAs(ERROR);
        broken.set(false);

        assertThat(cache.containsKey("new")).isFalse();
        assertThat(cache.get("k")).isEqualTo("old");
        assertThat(listener.heard()).isEmpty();
    }

    @Test
    void whatEqualsThrowsInAComparisonReachesTheCallerAndNothingIsChanged() {
        Cache<String, Incomparable> cache = ranch.cache(Configured.plain());
        Incomparable held = new Incomparable("held");
        cache.put("k", held);
        Incomparable asked = new Incomparable("asked");

        assertThatThrownBy(() -> cache.replace("k", asked, new Incomparable("new")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not to be compared");
        assertThatThrownBy(() -> cache.remove("k", asked))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not to be compared");

        assertThat(cache.get("k").name()).isEqualTo("held");
    }

    @Test
    void anErrorOfABulkWriterKeepsNoKey() {
        RecordingWriter<String, String> writer = new RecordingWriter<>(key -> fail());
        Cache<String, String> cache = ranch.cache(Configured.writeThrough(writer));
        broken.set(true);
        assertThatThrownBy(() -> cache.putAll(Map.of("a", "v", "b", "v"))).isSameAs(ERROR);
        broken.set(false);

        cache.putAll(Map.of("a", "w", "b", "w"));

        assertThat(List.of(cache.get("a"), cache.get("b"))).containsOnly("w");
    }

    private void fail() {
        if (broken.get()) {
            throw ERROR;
        }
    }

    private void listen(Cache<String, String> cache) {
        cache.registerCacheEntryListener(listener.synchronous());
    }

    private record Incomparable(String name) implements Serializable {

        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("not to be compared");
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    private final class Failing implements ExpiryPolicy {

        @Override
        public Duration getExpiryForCreation() {
            fail();
            return Duration.ETERNAL;
        }

        @Override
        public Duration getExpiryForAccess() {
            return null;
        }

        @Override
        public Duration getExpiryForUpdate() {
            fail();
            return null;
        }
    }
}
