// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.corral.fixture.Configured;
import io.corral.fixture.Heard;
import io.corral.fixture.Ranch;
import io.corral.fixture.RecordingListener;
import io.corral.fixture.RecordingWriter;
import io.corral.fixture.Verb;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.Cache;
import javax.cache.integration.CacheWriterException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A writer that throws when it comes to the key "bad"; "bad" holds "old" in the cache. */
class WriteThroughFailureTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final RecordingWriter<String, String> writer = new RecordingWriter<>(key -> {
        if (key.equals("bad") && failure.get() != null) {
            throw failure.get();
        }
    });
    private final RecordingListener<String, String> listener = new RecordingListener<>();
    private Cache<String, String> cache;

    @BeforeEach
    void create() {
        cache = ranch.cache(Configured.writeThrough(writer));
        cache.put("bad", "old");
        cache.registerCacheEntryListener(listener.synchronous());
        failure.set(new IllegalStateException("no database"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Verb.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PUT_IF_ABSENT", "CLEAR"})
    void aWriterThatThrowsLeavesTheCacheAsItWas(Verb verb) {
        assertThatThrownBy(() -> verb.apply(cache, "bad", "new"))
                .isInstanceOf(CacheWriterException.class)
                .hasRootCause(failure.get())
                .hasMessageContaining(cache.getName());

        assertThat(cache.get("bad")).isEqualTo("old");
        assertThat(listener.heard()).isEmpty();
    }

    @Test
    void aWriterThatThrowsLeavesAnAbsentKeyAbsent() {
        Cache<String, String> empty = ranch.cache(Configured.writeThrough(writer));

        assertThatThrownBy(() -> empty.putIfAbsent("bad", "new")).isInstanceOf(CacheWriterException.class);

        assertThat(empty.containsKey("bad")).isFalse();
    }

    @Test
    void aWritersOwnCacheWriterExceptionIsNotWrapped() {
        failure.set(new CacheWriterException("mine"));

        assertThat(catchThrowable(() -> cache.put("bad", "new"))).isSameAs(failure.get());
        assertThat(catchThrowable(() -> cache.remove("bad"))).isSameAs(failure.get());
    }

    @Test
    void aKeyIsFreeAfterItsWriterThrew() {
        assertThatThrownBy(() -> cache.put("bad", "new")).isInstanceOf(CacheWriterException.class);
        failure.set(null);

        cache.put("bad", "new");

        assertThat(cache.get("bad")).isEqualTo("new");
    }

    @Test
    void whatWasWrittenBeforeAFailureIsInTheCacheAndTheRestIsNot() {
        assertThatThrownBy(() -> cache.putAll(ordered("a", "bad", "c"))).isInstanceOf(CacheWriterException.class);

        assertThat(cache.get("a")).isEqualTo("new a");
        assertThat(cache.get("bad")).isEqualTo("old");
        assertThat(cache.containsKey("c")).isFalse();
        assertThat(writer.store()).containsEntry("a", "new a").doesNotContainKey("c");
    }

    @Test
    void theKeysThatWereNotWrittenAreNamed() {
        PartialWriteException partial =
                catchThrowableOfType(PartialWriteException.class, () -> cache.putAll(ordered("a", "bad", "c")));

        assertThat(partial.keys()).containsExactlyInAnyOrder("bad", "c");
        assertThat(partial).hasCause(failure.get()).hasMessageContaining("2 of 3");
    }

    @Test
    void listenersHearOfWhatWasWrittenBeforeAFailure() {
        assertThatThrownBy(() -> cache.putAll(ordered("a", "bad", "c"))).isInstanceOf(PartialWriteException.class);

        assertThat(listener.heard()).containsExactly(Heard.created("a", "new a"));
    }

    @Test
    void whatWasDeletedBeforeAFailureIsGoneAndTheRestIsNot() {
        cache.put("a", "1");
        cache.put("c", "3");

        PartialWriteException partial = catchThrowableOfType(
                PartialWriteException.class, () -> cache.removeAll(new LinkedHashSet<>(List.of("a", "bad", "c"))));

        assertThat(partial.keys()).containsExactlyInAnyOrder("bad", "c");
        assertThat(cache.containsKey("a")).isFalse();
        assertThat(cache.get("bad")).isEqualTo("old");
        assertThat(cache.get("c")).isEqualTo("3");
        assertThat(writer.store()).containsOnlyKeys("bad", "c");
    }

    @Test
    void aBulkWriterThatFailsAtOnceHasWrittenNothing() {
        PartialWriteException partial =
                catchThrowableOfType(PartialWriteException.class, () -> cache.putAll(ordered("bad", "b", "c")));

        assertThat(partial.keys()).containsExactlyInAnyOrder("bad", "b", "c");
        assertThat(cache.containsKey("b")).isFalse();
    }

    @Test
    void aListenerThatThrowsAsWellIsNotForgotten() {
        cache.registerCacheEntryListener(new RecordingListener<String, String>(event -> {
                    throw new IllegalArgumentException("a listener's own");
                })
                .synchronous());

        PartialWriteException partial =
                catchThrowableOfType(PartialWriteException.class, () -> cache.putAll(ordered("a", "bad")));

        assertThat(partial.getSuppressed())
                .singleElement()
                .satisfies(suppressed -> assertThat(suppressed).hasRootCauseMessage("a listener's own"));
    }

    private static Map<String, String> ordered(String... keys) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String key : keys) {
            map.put(key, "new " + key);
        }
        return map;
    }
}
