// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static io.corral.fixture.Heard.created;
import static io.corral.fixture.Heard.expired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.CorralCache;
import io.corral.CorralConfiguration;
import io.corral.fixture.Configured;
import io.corral.fixture.RecordingListener;
import io.corral.fixture.RecordingWriter;
import io.corral.fixture.Soon;
import io.corral.fixture.TaggingLoader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values with tags, and the call that ends all those that have one. */
class TagsTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    private final RecordingListener<String, String> listener = new RecordingListener<>();
    private final CorralCache<String, String> cache = open(Configured.plain());

    @SuppressWarnings("unchecked") // a class has no type arguments
    private CorralCache<String, String> open(CorralConfiguration<String, String> configuration) {
        return bench.cache(configuration).unwrap(CorralCache.class);
    }

    /** A verb, and what it answers where the key's tag was invalidated. */
    record Look(String name, Function<CorralCache<String, String>, Object> how, Object answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Look> looks() {
        return Stream.of(
                new Look("get", cache -> cache.get("k"), null),
                new Look("getAll", cache -> cache.getAll(Set.of("k")), Map.of()),
                new Look("getVersioned", cache -> cache.getVersioned("k"), null),
                new Look("peek", cache -> cache.peek("k"), null),
                new Look("containsKey", cache -> cache.containsKey("k"), false),
                new Look("iterator", cache -> cache.iterator().hasNext(), false),
                new Look("invoke", cache -> cache.invoke("k", (entry, arguments) -> entry.exists()), false),
                new Look("putIfAbsent", cache -> cache.putIfAbsent("k", "w"), true),
                new Look("getAndPut", cache -> cache.getAndPut("k", "w"), null),
                new Look("replace", cache -> cache.replace("k", "w"), false),
                new Look("replace old", cache -> cache.replace("k", "v", "w"), false),
                new Look("getAndReplace", cache -> cache.getAndReplace("k", "w"), null),
                new Look("remove", cache -> cache.remove("k"), false),
                new Look("remove old", cache -> cache.remove("k", "v"), false),
                new Look("getAndRemove", cache -> cache.getAndRemove("k"), null),
                new Look("get by function", cache -> cache.get("k", key -> "made"), "made"));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void whatHasAnInvalidTagIsAbsentForEveryVerb(Look look) {
        cache.putTagged("k", "v", Set.of("a", "b"));

        cache.invalidateTag("a");

        assertThat(look.how().apply(cache)).isEqualTo(look.answer());
    }

    @Test
    void aVersionOfWhatHasAnInvalidTagStandsNoMore() {
        cache.putTagged("k", "v", Set.of("a"));
        long version = Objects.requireNonNull(cache.getVersioned("k")).version();

        cache.invalidateTag("a");

        assertThat(cache.replaceVersioned("k", version, "w")).isFalse();
        assertThat(cache.removeVersioned("k", version)).isFalse();
    }

    @Test
    void whatHasAnotherTagOrNoneStays() {
        cache.putTagged("k", "v", Set.of("b"));
        cache.put("plain", "v");

        cache.invalidateTag("a");
        assertThat(cache.get("k")).isEqualTo("v");
        assertThat(cache.get("plain")).isEqualTo("v");
        cache.invalidateTag("b");

        assertThat(cache.get("k")).isNull();
        assertThat(cache.get("plain")).isEqualTo("v");
    }

    @Test
    void whatIsPutAfterwardsIsThere() {
        cache.putTagged("k", "v", Set.of("a"));
        cache.invalidateTag("a");

        cache.putTagged("k", "w", Set.of("a"));

        assertThat(cache.get("k")).isEqualTo("w");
    }

    @Test
    void tagsAreTheValuesAndNotTheKeys() {
        cache.putTagged("k", "v", Set.of("b", "a"));
        assertThat(Objects.requireNonNull(cache.peek("k")).tags()).containsExactlyInAnyOrder("a", "b");

        cache.put("k", "w");
        cache.invalidateTag("a");

        assertThat(Objects.requireNonNull(cache.peek("k")).tags()).isEmpty();
        assertThat(cache.get("k")).isEqualTo("w");
    }

    @Test
    void anEmptySetOfTagsIsNone() {
        cache.putTagged("k", "v", Set.of());

        assertThat(Objects.requireNonNull(cache.peek("k")).tags()).isEmpty();
    }

    @Test
    void listenersHearOfAnExpiryOnceSomebodyComesUponIt() {
        cache.registerCacheEntryListener(listener.synchronous());
        cache.putTagged("k", "v", Set.of("a"));

        cache.invalidateTag("a");
        assertThat(listener.heard()).containsExactly(created("k", "v"));
        cache.put("k", "w");
        cache.get("k");

        assertThat(listener.heard()).containsExactly(created("k", "v"), expired("k", "v"), created("k", "w"));
    }

    @Test
    void theSweepDropsWhatNobodyComesUpon() {
        cache.registerCacheEntryListener(listener.synchronous());
        cache.putTagged("k", "v", Set.of("a"));
        cache.invalidateTag("a");

        bench.sweep();

        assertThat(listener.heard()).containsExactly(created("k", "v"), expired("k", "v"));
        assertThat(bench.<String>store().keys().hasNext()).isFalse();
    }

    @Test
    void aWriterIsAskedToWriteAndNeverToDelete() {
        RecordingWriter<String, String> writer = new RecordingWriter<>();
        CorralCache<String, String> written = open(Configured.writeThrough(writer));
        written.putTagged("k", "v", Set.of("a"));
        int before = writer.calls().size();

        written.invalidateTag("a");

        assertThat(before).isEqualTo(1);
        assertThat(writer.calls()).hasSize(1);
        assertThat(written.get("k")).isNull();
    }

    @Test
    void whatIsLoadedHasTheTagsThatItsLoaderGivesIt() {
        TaggingLoader<String, String> loader = new TaggingLoader<>(key -> "of-" + key, (key, value) -> Set.of(value));
        CorralCache<String, String> loading = open(Configured.readThrough(loader));
        loading.get("k");
        loading.getAll(Set.of("l", "m"));
        CompletionListenerFuture done = new CompletionListenerFuture();
        loading.loadAll(Set.of("n"), true, done);
        assertThat(done).succeedsWithin(Soon.LIMIT);

        for (String key : List.of("k", "l", "m", "n")) {
            assertThat(Objects.requireNonNull(loading.peek(key)).tags()).containsExactly("of-" + key);
            loading.invalidateTag("of-" + key);
            assertThat(loading.containsKey(key)).isFalse();
        }
        loading.get("k");
        assertThat(loader.loads()).isEqualTo(5);
    }

    @Test
    void aBadTagFailsTheLoadOfItsKeyAlone() {
        TaggingLoader<String, String> loader =
                new TaggingLoader<>(key -> "of-" + key, (key, value) -> key.equals("bad") ? Set.of("") : Set.of("a"));
        CorralCache<String, String> loading = open(Configured.readThrough(loader));

        assertThatThrownBy(() -> loading.get("bad"))
                .isInstanceOf(CacheLoaderException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining(loading.getName());
        assertThatThrownBy(() -> loading.getAll(Set.of("bad", "good"))).isInstanceOf(CacheLoaderException.class);
        assertThat(loading.containsKey("good")).isTrue();
    }

    @Test
    void badTagsAreRefusedByName() {
        List<Runnable> bad = new ArrayList<>();
        bad.add(() -> cache.putTagged("k", "v", Set.of("")));
        bad.add(() -> cache.invalidateTag(""));
        bad.add(() -> cache.markTagStale(""));

        assertThat(bad)
                .allSatisfy(call -> assertThatThrownBy(call::run)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(cache.getName()));
    }

    @Test
    void missingTagsAreRefusedByName() {
        Set<String> one = new HashSet<>();
        one.add(null);
        List<Runnable> bad = new ArrayList<>();
        bad.add(() -> cache.putTagged("k", "v", null));
        bad.add(() -> cache.putTagged("k", "v", one));
        bad.add(() -> cache.invalidateTag(null));
        bad.add(() -> cache.markTagStale(null));

        assertThat(bad)
                .allSatisfy(call -> assertThatThrownBy(call::run)
                        .isInstanceOf(NullPointerException.class)
                        .hasMessageContaining(cache.getName()));
        assertThat(cache.containsKey("k")).isFalse();
    }
}
