// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Completion;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Gate;
import io.corral.fixture.Ranch;
import io.corral.fixture.RecordingListener;
import io.corral.fixture.RecordingWriter;
import io.corral.fixture.Soon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.cache.Cache;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryRemovedListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists as keys, which their users change after they have given them away. */
class MutableKeyTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    private Cache<List<String>, String> cache;

    @Test
    void aKeyThatWasPutIsNoLongerTheUsers() {
        create(Configured.plain());
        List<String> key = key();

        cache.put(key, "v");
        key.add("scribbled");

        assertThat(cache.get(key())).isEqualTo("v");
        assertThat(cache.containsKey(key)).isFalse();
    }

    @Test
    void aKeyOfAMapThatWasPutIsNoLongerTheUsers() {
        create(Configured.plain());
        List<String> key = key();

        cache.putAll(Map.of(key, "v"));
        key.add("scribbled");

        assertThat(cache.get(key())).isEqualTo("v");
    }

    @Test
    void theKeyOfAnIteratorIsNotTheCachesOwn() {
        create(Configured.plain());
        cache.put(key(), "v");

        cache.iterator().next().getKey().add("scribbled");

        assertThat(cache.get(key())).isEqualTo("v");
    }

    @Test
    void theKeyOfAnEventIsNotTheCachesOwn() {
        create(Configured.plain());
        CacheEntryCreatedListener<List<String>, String> scribbling =
                events -> events.forEach(event -> event.getKey().add("scribbled"));
        cache.registerCacheEntryListener(RecordingListener.configured(scribbling, null, true, true));

        cache.put(key(), "v");

        assertThat(cache.get(key())).isEqualTo("v");
    }

    @Test
    void theKeyOfALaterEventIsTheOneThatWasRemoved() {
        create(Configured.plain());
        Gate gate = new Gate();
        Queue<List<String>> removed = new ConcurrentLinkedQueue<>();
        CacheEntryRemovedListener<List<String>, String> slow = events -> events.forEach(event -> {
            gate.pass();
            removed.add(event.getKey());
        });
        cache.registerCacheEntryListener(RecordingListener.configured(slow, null, true, false));
        List<String> key = key();
        cache.put(key, "v");
        cache.remove(key);
        gate.awaitArrivals(1);

        key.add("scribbled");
        gate.open();

        Soon.asserted(() -> assertThat(removed).containsExactly(key()));
    }

    @Test
    void theKeyThatALoaderGetsIsNotTheCachesOwn() {
        create(Configured.readThrough(new CountingLoader<>(key -> {
            key.add("scribbled");
            return "loaded";
        })));

        assertThat(cache.get(key())).isEqualTo("loaded");

        assertThat(cache.containsKey(key())).isTrue();
        cache.remove(key());
        assertThat(cache.containsKey(key())).isFalse();
    }

    @Test
    void aLoaderThatScribblesOnItsKeyDoesNotStrandIt() {
        Queue<String> answers = new ConcurrentLinkedQueue<>(List.of("first", "second"));
        create(Configured.readThrough(new CountingLoader<>(key -> {
            key.add("scribbled");
            return answers.poll();
        })));
        cache.get(key());
        cache.remove(key());

        assertThat(cache.get(key())).isEqualTo("second");
    }

    @Test
    void theKeysOfABulkLoadAreNotTheCachesOwn() {
        create(Configured.readThrough(new CountingLoader<>(key -> "loaded")));

        cache.getAll(Set.of(key())).keySet().forEach(key -> key.add("scribbled"));

        assertThat(cache.containsKey(key())).isTrue();
    }

    @Test
    void theKeyOfAProcessorIsNotTheCachesOwn() {
        create(Configured.plain());

        cache.invoke(key(), (entry, arguments) -> {
            entry.setValue("v");
            entry.getKey().add("scribbled");
            return null;
        });

        assertThat(cache.get(key())).isEqualTo("v");
    }

    @Test
    void theKeysThatAWriterGetsAreNotTheCachesOwn() {
        RecordingWriter<List<String>, String> scribbling = new RecordingWriter<>(key -> key.add("scribbled"));
        create(Configured.writeThrough(scribbling));

        cache.put(key(), "v");
        assertThat(cache.get(key())).isEqualTo("v");
        cache.invoke(key(), (entry, arguments) -> {
            entry.setValue("w");
            return null;
        });
        assertThat(cache.get(key())).isEqualTo("w");
        cache.removeAll();

        assertThat(cache.iterator().hasNext()).isFalse();
    }

    @Test
    void keysThatAreLoadedAheadMayBeChangedOnceTheCallIsOver() {
        Gate gate = new Gate();
        create(Configured.loading(new CountingLoader<>(key -> {
            gate.pass();
            return "loaded " + key;
        })));
        Completion completion = new Completion();
        List<String> key = key();
        Set<List<String>> keys = Set.of(key);

        cache.loadAll(keys, false, completion);
        key.add("scribbled");
        gate.open();

        completion.awaitSuccess();
        assertThat(cache.get(key())).isEqualTo("loaded [k]");
    }

    private void create(CorralConfiguration<List<String>, String> configuration) {
        cache = ranch.cache(configuration);
    }

    private static List<String> key() {
        return new ArrayList<>(List.of("k"));
    }
}
