// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Configured;
import io.corral.fixture.Crowd;
import io.corral.fixture.Heard;
import io.corral.fixture.Ranch;
import io.corral.fixture.RecordingListener;
import io.corral.fixture.RecordingWriter;
import io.corral.fixture.Soon;
import java.util.List;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many threads write the same keys: each event begins with the value at which the one before it ended. */
class ListenerOrderTest {

    private static final int THREADS = 4;
    private static final int EACH = 100;

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final RecordingListener<String, String> listener = new RecordingListener<>();
    private Cache<String, String> cache;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theEventsOfAKeyAreAnUnbrokenChain(boolean synchronous) {
        create(Configured.plain(), synchronous);

        crowd.together(THREADS, number -> {
            for (int i = 0; i < EACH; i++) {
                cache.put("k", number + "-" + i);
            }
        });

        awaitEvents(THREADS * EACH);
        assertUnbroken("k");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theEventsOfEachOfManyKeysAreAnUnbrokenChain(boolean synchronous) {
        create(Configured.plain(), synchronous);

        crowd.together(THREADS, number -> {
            for (int i = 0; i < EACH; i++) {
                cache.put("k" + i % 5, number + "-" + i);
            }
        });

        awaitEvents(THREADS * EACH);
        for (int i = 0; i < 5; i++) {
            assertUnbroken("k" + i);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theEventsOfDifferentVerbsAreAnUnbrokenChain(boolean synchronous) {
        create(Configured.plain(), synchronous);

        crowd.together(THREADS, number -> writeInEveryWay(number));

        Soon.asserted(() -> assertUnbroken("k"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theEventsOfWritesThroughAreAnUnbrokenChain(boolean synchronous) {
        create(Configured.writeThrough(new RecordingWriter<>()), synchronous);

        crowd.together(THREADS, number -> writeInEveryWay(number));

        Soon.asserted(() -> assertUnbroken("k"));
    }

    @Test
    void everyListenerHearsTheSameOrder() {
        create(Configured.plain(), true);
        RecordingListener<String, String> second = new RecordingListener<>();
        RecordingListener<String, String> third = new RecordingListener<>();
        cache.registerCacheEntryListener(second.synchronous());
        cache.registerCacheEntryListener(third.asynchronous());

        crowd.together(THREADS, number -> {
            for (int i = 0; i < EACH; i++) {
                cache.put("k", number + "-" + i);
            }
        });

        awaitEvents(THREADS * EACH);
        assertThat(second.heard()).isEqualTo(listener.heard());
        Soon.asserted(() -> assertThat(third.heard()).isEqualTo(listener.heard()));
    }

    private void writeInEveryWay(int number) {
        for (int i = 0; i < EACH; i++) {
            String value = number + "-" + i;
            switch ((i + number) % 5) {
                case 0 -> cache.remove("k");
                case 1 -> cache.getAndPut("k", value);
                case 2 ->
                    cache.invoke("k", (entry, arguments) -> {
                        entry.setValue(value);
                        return null;
                    });
                case 3 -> cache.replace("k", value);
                default -> cache.put("k", value);
            }
        }
    }

    private void create(CorralConfiguration<String, String> configuration, boolean synchronous) {
        cache = ranch.cache(configuration);
        CacheEntryListenerConfiguration<String, String> listening =
                synchronous ? listener.synchronous() : listener.asynchronous();
        cache.registerCacheEntryListener(listening);
    }

    private void awaitEvents(int count) {
        Soon.asserted(() -> assertThat(listener.heard()).hasSize(count));
    }

    /** From nothing to what the cache holds now, each step beginning where the last one ended. */
    private void assertUnbroken(String key) {
        List<Heard> heard = listener.heardOf(key);
        Object value = null;
        for (Heard event : heard) {
            assertThat(event.old()).isEqualTo(value);
            value = switch (event.type()) {
                case CREATED, UPDATED -> event.value();
                case REMOVED, EXPIRED -> null;
            };
        }
        assertThat(heard).isNotEmpty();
        assertThat(value).isEqualTo(cache.get(key));
    }
}
