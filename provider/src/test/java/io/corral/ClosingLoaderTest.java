// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Completion;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Ranch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import javax.cache.Cache;
import javax.cache.integration.CacheLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A loader that can be closed is closed when nobody is in it, and is not called after that. */
class ClosingLoaderTest {

    private static final String WAITING = "io.corral.internal.load.Calls";

    @RegisterExtension
    final Ranch ranch = Ranch.ofItsOwn();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Gate gate = new Gate();

    /** A loader that holds something that it gives back when it is closed, such as a connection. */
    private static final class Connected implements CacheLoader<String, String>, AutoCloseable {

        private final Queue<String> heard = new ConcurrentLinkedQueue<>();
        private final UnaryOperator<String> source;

        Connected(UnaryOperator<String> source) {
            this.source = source;
        }

        @Override
        public String load(String key) {
            heard.add("begins");
            String value = source.apply(key);
            heard.add("ends");
            return value;
        }

        @Override
        public Map<String, String> loadAll(Iterable<? extends String> keys) {
            Map<String, String> loaded = new LinkedHashMap<>();
            keys.forEach(key -> loaded.put(key, load(key)));
            return loaded;
        }

        @Override
        public void close() {
            heard.add("closed");
        }
    }

    private final Connected loader = new Connected(key -> {
        gate.pass();
        return "loaded " + key;
    });

    @Test
    void itIsNotClosedWhileItLoads() {
        Cache<String, String> cache = ranch.cache(Configured.readThrough(loader));
        Member<String> caller = crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);
        Member<?> closer = close(cache);
        closer.awaitWaitingIn(WAITING);
        assertThat(loader.heard).containsExactly("begins");

        gate.open();

        assertThat(caller.result()).isEqualTo("loaded k");
        assertThat(closer.result()).isNull();
        assertThat(loader.heard).containsExactly("begins", "ends", "closed");
    }

    @Test
    void itIsNotClosedWhileItLoadsInTheBackground() {
        Cache<String, String> cache = ranch.cache(Configured.loading(loader));
        cache.loadAll(Set.of("k"), false, null);
        gate.awaitArrivals(1);
        Member<?> closer = crowd.send(() -> {
            ranch.manager().destroyCache(cache.getName());
            return null;
        });
        closer.awaitWaitingIn(WAITING);

        gate.open();

        assertThat(closer.result()).isNull();
        assertThat(loader.heard).containsExactly("begins", "ends", "closed");
    }

    @Test
    void itIsNotAskedForWhatWasQueuedWhenItWasClosed() {
        int more = 8 + 4 * Runtime.getRuntime().availableProcessors();
        Cache<String, String> slow = ranch.cache(Configured.loading(new CountingLoader<>(key -> {
            gate.pass();
            return "loaded " + key;
        })));
        List<Completion> before = new ArrayList<>();
        for (int i = 0; i < more; i++) {
            before.add(new Completion());
            slow.loadAll(Set.of("key " + i), false, before.get(i));
        }
        Cache<String, String> cache = ranch.cache(Configured.loading(loader));
        Completion queued = new Completion();
        cache.loadAll(Set.of("k"), true, queued);

        cache.close();
        gate.open();

        assertThat(queued.awaitFailure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThat(loader.heard).containsExactly("closed");
        before.forEach(Completion::awaitSuccess);
    }

    @Test
    void whoeverMayStillCallItIsToldThatTheCacheIsClosed() {
        Cache<String, String> cache = ranch.cache(Configured.readThrough(loader));
        Member<String> first = crowd.send(() -> cache.invoke("k", (entry, arguments) -> {
            gate.pass();
            return entry.getValue();
        }));
        gate.awaitArrivals(1);
        cache.close();

        gate.open();

        assertThat(first.failure()).hasStackTraceContaining("the cache is closed");
        assertThat(loader.heard).containsExactly("closed");
    }

    @Test
    void itMayCloseItsCacheItself() {
        List<Cache<String, String>> caches = new ArrayList<>();
        Connected closing = new Connected(key -> {
            caches.get(0).close();
            return "loaded " + key;
        });
        caches.add(ranch.cache(Configured.readThrough(closing)));

        assertThat(caches.get(0).get("k")).isEqualTo("loaded k");

        assertThat(closing.heard).containsExactly("begins", "closed", "ends");
    }

    @Test
    void oneThatHangsIsClosedAfterLoadWait() {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        Cache<String, String> cache =
                ranch.cache(configuration.setStampedePolicy(Configured.loadWait(Duration.ofMillis(50))));
        Member<String> caller = crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);

        cache.close();

        assertThat(loader.heard).containsExactly("begins", "closed");
        assertThat(caller.ended()).isFalse();
    }

    @Test
    void anInterruptEndsTheWaitAndNothingIsLeftOpen() {
        Cache<String, String> cache = ranch.cache(Configured.readThrough(loader));
        Member<String> caller = crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        Member<?> closer = crowd.send(() -> {
            try {
                cache.close();
            } finally {
                interrupted.set(Thread.currentThread().isInterrupted());
            }
            return null;
        });
        closer.awaitWaitingIn(WAITING);

        closer.interrupt();

        assertThat(closer.failure()).hasRootCauseInstanceOf(InterruptedException.class);
        assertThat(interrupted).isTrue();
        assertThat(loader.heard).containsExactly("begins", "closed");
        assertThat(caller.ended()).isFalse();
    }

    private Member<?> close(Cache<String, String> cache) {
        return crowd.send(() -> {
            cache.close();
            return null;
        });
    }
}
