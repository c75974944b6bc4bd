// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Completion;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Ranch;
import io.corral.fixture.RecordingWriter;
import io.corral.fixture.Verb;
import io.corral.internal.facade.CacheFacade;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.Cache;
import javax.cache.configuration.Configuration;
import javax.cache.integration.CacheWriterException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values with versions: which version stands, and what is done only while it does. */
class VersionedTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final AtomicReference<Gate> gate = new AtomicReference<>(new Gate());
    private CorralCache<String, String> cache;

    @BeforeEach
    void create() {
        cache = corral(Configured.plain());
    }

    @SuppressWarnings("unchecked") // the cache's own types
    private <K, V> CorralCache<K, V> corral(Configuration<K, V> configuration) {
        return ranch.cache(configuration).unwrap(CorralCache.class);
    }

    @Test
    void aValueIsReplacedWhileItsVersionStands() {
        cache.put("k", "old");
        Versioned<String> seen = cache.getVersioned("k");

        assertThat(seen.value()).isEqualTo("old");
        assertThat(cache.replaceVersioned("k", seen.version(), "new")).isTrue();
        assertThat(cache.replaceVersioned("k", seen.version(), "newer")).isFalse();
        assertThat(cache.get("k")).isEqualTo("new");
    }

    @Test
    void aValueIsRemovedWhileItsVersionStands() {
        long first = cache.putVersioned("k", "old");
        long second = cache.putVersioned("k", "old");

        assertThat(cache.removeVersioned("k", first)).isFalse();
        assertThat(cache.removeVersioned("k", second)).isTrue();
        assertThat(cache.removeVersioned("k", second)).isFalse();
        assertThat(cache.containsKey("k")).isFalse();
    }

    @Test
    void theVersionThatPutSaysIsTheOneThatReadersSee() {
        long version = cache.putVersioned("k", "v");

        assertThat(cache.getVersioned("k")).isEqualTo(new Versioned<>("v", version));
        assertThat(cache.peek("k").version()).isEqualTo(version);
        assertThat(cache.peek("k").value()).isEqualTo("v");
    }

    @Test
    void readingDoesNotChangeTheVersion() {
        long version = cache.putVersioned("k", "v");

        cache.get("k");
        cache.getVersioned("k");
        cache.peek("k");
        cache.replace("k", "other", "new");

        assertThat(cache.replaceVersioned("k", version, "new")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Verb.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PUT_IF_ABSENT"})
    void everyWriteEndsTheVersionEvenIfTheSameValueIsThereAfterwards(Verb verb) {
        cache.put("k", "old");
        long version = cache.getVersioned("k").version();

        verb.apply(cache, "k", "old");
        cache.put("k", "old");

        assertThat(cache.getVersioned("k").version()).isNotEqualTo(version);
        assertThat(cache.replaceVersioned("k", version, "new")).isFalse();
        assertThat(cache.removeVersioned("k", version)).isFalse();
        assertThat(cache.get("k")).isEqualTo("old");
    }

    @Test
    void aLoadThatReplacesEndsTheVersion() {
        CorralCache<String, String> loading = corral(Configured.loading(new CountingLoader<>(key -> "old")));
        long version = loading.putVersioned("k", "old");
        Completion completion = new Completion();
        loading.loadAll(Set.of("k"), true, completion);
        completion.awaitSuccess();

        assertThat(loading.replaceVersioned("k", version, "new")).isFalse();
        assertThat(loading.getVersioned("k").version()).isNotEqualTo(version);
    }

    @Test
    void theVersionOfAnotherKeyDoesNotCount() {
        long other = cache.putVersioned("other", "v");
        cache.put("k", "v");

        assertThat(cache.replaceVersioned("k", other, "new")).isFalse();
        assertThat(cache.removeVersioned("k", other)).isFalse();
    }

    @Test
    void nothingHasTheVersionNone() {
        cache.put("k", "v");

        for (String key : Set.of("k", "absent")) {
            assertThat(cache.replaceVersioned(key, Versioned.NONE, "new")).isFalse();
            assertThat(cache.removeVersioned(key, Versioned.NONE)).isFalse();
        }
        assertThat(cache.get("k")).isEqualTo("v");
        assertThat(cache.containsKey("absent")).isFalse();
    }

    @Test
    void aMissingValueIsLoadedAndHasTheVersionThatIsStored() {
        CountingLoader<String, String> loader = new CountingLoader<>(key -> "loaded");
        CorralCache<String, String> readThrough = corral(Configured.readThrough(loader));

        Versioned<String> loaded = readThrough.getVersioned("k");

        assertThat(loaded.value()).isEqualTo("loaded");
        assertThat(readThrough.getVersioned("k")).isEqualTo(loaded);
        assertThat(readThrough.replaceVersioned("k", loaded.version(), "new")).isTrue();
        assertThat(loader.asked()).containsExactly("k");
    }

    @Test
    void aValueThatTheLoaderDoesNotHaveIsNone() {
        CorralCache<String, String> readThrough = corral(Configured.readThrough(new CountingLoader<>(key -> null)));

        assertThat(readThrough.getVersioned("k")).isNull();
    }

    @Test
    void aLoadedValueThatWasRemovedMeanwhileHasNoVersion() {
        CorralCache<String, String> readThrough = corral(Configured.readThrough(new CountingLoader<>(key -> {
            gate.get().pass();
            return "loaded";
        })));
        Member<Versioned<String>> reader = crowd.send(() -> readThrough.getVersioned("k"));
        gate.get().awaitArrivals(1);
        readThrough.remove("k");
        gate.get().open();

        assertThat(reader.result()).isEqualTo(new Versioned<>("loaded", Versioned.NONE));
        assertThat(readThrough.containsKey("k")).isFalse();
    }

    @Test
    void aValuePutDuringTheLoadIsTheOneThatIsReadWithItsVersion() {
        CorralCache<String, String> readThrough = corral(Configured.readThrough(new CountingLoader<>(key -> {
            gate.get().pass();
            return "loaded";
        })));
        Member<Versioned<String>> reader = crowd.send(() -> readThrough.getVersioned("k"));
        gate.get().awaitArrivals(1);
        long version = readThrough.putVersioned("k", "put");
        gate.get().open();

        assertThat(reader.result()).isEqualTo(new Versioned<>("put", version));
        assertThat(readThrough.get("k")).isEqualTo("put");
    }

    @Test
    void whatDeclinesDoesNotDisturbALoadAndAPeekDoesNotWaitForIt() {
        CorralCache<String, String> readThrough = corral(Configured.readThrough(new CountingLoader<>(key -> {
            gate.get().pass();
            return "loaded";
        })));
        Member<Versioned<String>> reader = crowd.send(() -> readThrough.getVersioned("k"));
        gate.get().awaitArrivals(1);

        assertThat(crowd.send(() -> readThrough.peek("k")).result()).isNull();
        assertThat(crowd.send(() -> readThrough.replaceVersioned("k", 1, "new")).result())
                .isFalse();
        assertThat(crowd.send(() -> readThrough.removeVersioned("k", 1)).result())
                .isFalse();
        gate.get().open();

        assertThat(reader.result().value()).isEqualTo("loaded");
        assertThat(readThrough.peek("k").version()).isEqualTo(reader.result().version());
    }

    @Test
    void aPeekLoadsNothing() {
        CountingLoader<String, String> loader = new CountingLoader<>(key -> "loaded");
        CorralCache<String, String> readThrough = corral(Configured.readThrough(loader));

        assertThat(readThrough.peek("k")).isNull();
        assertThat(loader.asked()).isEmpty();
    }

    @Test
    void aWriterThatFailsLeavesTheVersionStanding() {
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        CorralCache<String, String> writing = corral(Configured.writeThrough(new RecordingWriter<>(key -> {
            if (failure.get() != null) {
                throw failure.get();
            }
        })));
        long version = writing.putVersioned("k", "old");
        failure.set(new IllegalStateException("refused"));

        assertThatThrownBy(() -> writing.replaceVersioned("k", version, "new"))
                .isInstanceOf(CacheWriterException.class)
                .hasRootCauseMessage("refused");
        assertThatThrownBy(() -> writing.removeVersioned("k", version)).isInstanceOf(CacheWriterException.class);
        assertThatThrownBy(() -> writing.putVersioned("k", "new")).isInstanceOf(CacheWriterException.class);

        failure.set(null);
        assertThat(writing.getVersioned("k")).isEqualTo(new Versioned<>("old", version));
        assertThat(writing.replaceVersioned("k", version, "new")).isTrue();
    }

    @Test
    void theVersionIsComparedWhenItsTurnHasComeAndNotBefore() {
        RecordingWriter<String, String> writer =
                new RecordingWriter<>(key -> gate.get().pass());
        CorralCache<String, String> writing = corral(Configured.writeThrough(writer));
        gate.get().open();
        long version = writing.putVersioned("k", "old");
        gate.set(new Gate());
        Member<Void> first = crowd.go(() -> writing.put("k", "first"));
        gate.get().awaitArrivals(1);
        Member<Boolean> replace = crowd.send(() -> writing.replaceVersioned("k", version, "second"));
        replace.awaitWaiting();
        Member<Boolean> remove = crowd.send(() -> writing.removeVersioned("k", version));
        remove.awaitWaiting();

        gate.get().open();
        first.result();

        assertThat(replace.result()).isFalse();
        assertThat(remove.result()).isFalse();
        assertThat(writer.calls()).containsExactly("write k=old", "write k=first");
        assertThat(writing.get("k")).isEqualTo("first");
    }

    @Test
    void aNumberThatIsAValueIsNotTakenForAVersion() {
        CorralCache<String, Long> numbers = corral(Configured.plain());
        numbers.put("k", 5L);

        assertThat(numbers.remove("k", 6L)).isFalse();
        assertThat(numbers.replace("k", 5L, 6L)).isTrue();
        assertThat(numbers.remove("k", 6L)).isTrue();
    }

    @Test
    void aCacheOfJsr107IsOneOfCorral() {
        Cache<String, String> plain = ranch.cache(Configured.plain());

        Object corral = plain.unwrap(CorralCache.class);
        Object facade = plain.unwrap(CacheFacade.class);
        assertThat(corral).isSameAs(plain);
        assertThat(facade).isSameAs(plain);
    }
}
