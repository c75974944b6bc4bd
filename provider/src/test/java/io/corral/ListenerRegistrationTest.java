// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static io.corral.fixture.Heard.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Configured;
import io.corral.fixture.Ranch;
import io.corral.fixture.RecordingListener;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryEventFilter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Listeners that come and go. */
class ListenerRegistrationTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    private final RecordingListener<String, String> listener = new RecordingListener<>();
    private Cache<String, String> cache;

    @BeforeEach
    void create() {
        cache = ranch.cache(Configured.plain());
    }

    @Test
    void twoListenersHearTheSame() {
        RecordingListener<String, String> second = new RecordingListener<>();
        cache.registerCacheEntryListener(listener.synchronous());
        cache.registerCacheEntryListener(second.synchronous());

        cache.put("k", "v");

        assertThat(listener.heard()).containsExactly(created("k", "v"));
        assertThat(second.heard()).isEqualTo(listener.heard());
    }

    @Test
    void theSameConfigurationCannotBeRegisteredTwice() {
        CacheEntryListenerConfiguration<String, String> configuration = listener.synchronous();
        cache.registerCacheEntryListener(configuration);

        assertThatThrownBy(() -> cache.registerCacheEntryListener(configuration))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(cache.getName());
        cache.put("k", "v");
        assertThat(listener.heard()).hasSize(1);
    }

    @Test
    void aListenerThatWasDeregisteredHearsNoMore() {
        CacheEntryListenerConfiguration<String, String> configuration = listener.synchronous();
        cache.registerCacheEntryListener(configuration);
        cache.put("k", "1");

        cache.deregisterCacheEntryListener(configuration);
        cache.put("k", "2");

        assertThat(listener.heard()).containsExactly(created("k", "1"));
    }

    @Test
    void aListenerCanBeRegisteredAgain() {
        CacheEntryListenerConfiguration<String, String> configuration = listener.synchronous();
        cache.registerCacheEntryListener(configuration);
        cache.deregisterCacheEntryListener(configuration);

        cache.registerCacheEntryListener(configuration);
        cache.put("k", "v");

        assertThat(listener.heard()).containsExactly(created("k", "v"));
    }

    @Test
    void deregisteringWhatWasNeverRegisteredDoesNothing() {
        cache.deregisterCacheEntryListener(listener.synchronous());

        cache.put("k", "v");

        assertThat(listener.heard()).isEmpty();
    }

    @Test
    void theConfigurationShowsTheListenersThereAre() {
        CacheEntryListenerConfiguration<String, String> configuration = listener.synchronous();

        cache.registerCacheEntryListener(configuration);
        assertThat(configured()).containsExactly(configuration);
        cache.deregisterCacheEntryListener(configuration);

        assertThat(configured()).isEmpty();
    }

    @Test
    void aListenerAndItsFilterAreClosedWhenTheyAreDeregistered() {
        Queue<String> closed = new ConcurrentLinkedQueue<>();
        CacheEntryListenerConfiguration<String, String> configuration =
                RecordingListener.configured(new Listener(closed), new Filter(closed), true, true);
        cache.registerCacheEntryListener(configuration);

        cache.deregisterCacheEntryListener(configuration);

        assertThat(closed).containsExactlyInAnyOrder("listener", "filter");
    }

    @Test
    void aListenerAndItsFilterAreClosedOnceWithTheirCache() {
        Queue<String> closed = new ConcurrentLinkedQueue<>();
        cache.registerCacheEntryListener(
                RecordingListener.configured(new Listener(closed), new Filter(closed), true, true));

        cache.close();
        cache.close();

        assertThat(closed).containsExactlyInAnyOrder("listener", "filter");
    }

    @Test
    void aListenerThatWasDeregisteredIsNotClosedAgainWithTheCache() {
        Queue<String> closed = new ConcurrentLinkedQueue<>();
        CacheEntryListenerConfiguration<String, String> configuration =
                RecordingListener.configured(new Listener(closed), null, true, true);
        cache.registerCacheEntryListener(configuration);
        cache.deregisterCacheEntryListener(configuration);

        cache.close();

        assertThat(closed).containsExactly("listener");
    }

    private Iterable<CacheEntryListenerConfiguration<String, String>> configured() {
        @SuppressWarnings("unchecked") // the cache's own types
        CompleteConfiguration<String, String> configuration = cache.getConfiguration(CompleteConfiguration.class);
        return configuration.getCacheEntryListenerConfigurations();
    }

    private record Listener(Queue<String> closed) implements CacheEntryCreatedListener<String, String>, AutoCloseable {
        @Override
        public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {}

        @Override
        public void close() {
            closed.add("listener");
        }
    }

    private record Filter(Queue<String> closed) implements CacheEntryEventFilter<String, String>, AutoCloseable {
        @Override
        public boolean evaluate(CacheEntryEvent<? extends String, ? extends String> event) {
            return true;
        }

        @Override
        public void close() {
            closed.add("filter");
        }
    }
}
