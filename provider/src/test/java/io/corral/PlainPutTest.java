// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Configured;
import io.corral.fixture.Ranch;
import io.corral.fixture.RecordingListener;
import io.corral.fixture.ReloadingOnly;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a put has to think about although its own value lives for ever, and nobody is asked what it replaces. */
class PlainPutTest {

    @RegisterExtension
    final Ranch ranch = Ranch.ofItsOwn();

    /** Gives its values an hour, although the cache's policy has them live for ever. */
    private static final ReloadingOnly<String, String> FOR_AN_HOUR =
            (key, previous) -> new Reload.Value<>("loaded", null, Duration.ofHours(1));

    /** The verbs that give a key the value "written" where it has "loaded". */
    private static Stream<Named<Consumer<Cache<String, String>>>> verbs() {
        return Stream.of(
                Named.of("put", cache -> cache.put("k", "written")),
                Named.of("getAndPut", cache -> cache.getAndPut("k", "written")),
                Named.of("replace", cache -> cache.replace("k", "written")),
                Named.of("replace the same", cache -> cache.replace("k", "loaded", "written")),
                Named.of(
                        "invoke",
                        cache -> cache.invoke("k", (entry, arguments) -> {
                            entry.setValue("written");
                            return null;
                        })));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void itLeavesTheLifetimeThatALoaderGaveForThePolicySaysNothingOfUpdates(Consumer<Cache<String, String>> verb) {
        CorralCache<String, String> cache = open(Configured.readThrough(FOR_AN_HOUR));
        cache.get("k");
        Instant end = cache.peek("k").expiresAt();

        verb.accept(cache);

        assertThat(cache.peek("k").value()).isEqualTo("written");
        assertThat(cache.peek("k").expiresAt()).isEqualTo(end).isNotNull();
    }

    @Test
    void aListenerThatCameLaterHearsOfIt() {
        CorralCache<String, String> cache = open(Configured.plain());
        cache.put("k", "first");
        RecordingListener<String, String> listener = new RecordingListener<>();
        cache.registerCacheEntryListener(listener.synchronous());

        cache.put("k", "second");

        assertThat(listener.heard()).hasSize(1);
    }

    @Test
    void itIsNotTakenForSomethingThatWasThereWhenATagWasInvalidated() {
        CorralCache<String, String> cache = open(Configured.plain());
        cache.put("k", "first");
        cache.markAllStale();
        cache.invalidateTag("any");

        cache.put("k", "second");

        assertThat(cache.peek("k").state()).isEqualTo(EntryView.State.FRESH);
    }

    @SuppressWarnings("unchecked") // a class has no type arguments
    private CorralCache<String, String> open(CorralConfiguration<String, String> configuration) {
        Cache<String, String> plain = ranch.cache(configuration);
        return plain.unwrap(CorralCache.class);
    }
}
