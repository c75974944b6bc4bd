// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Completion;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Ranch;
import io.corral.fixture.RecordingListener;
import io.corral.fixture.RecordingWriter;
import io.corral.fixture.Soon;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.cache.Cache;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CompletionListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which thread runs the user's code. */
class ThreadOfCallbacksTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Queue<String> threads = new ConcurrentLinkedQueue<>();
    private final CountingLoader<String, String> loader = new CountingLoader<>(key -> {
        note();
        return "loaded";
    });

    @Test
    void aLoaderRunsInTheThreadOfWhoeverReads() {
        Cache<String, String> cache = ranch.cache(Configured.readThrough(loader));

        cache.get("a");
        cache.getAll(Set.of("b"));
        cache.invoke("c", (entry, arguments) -> entry.getValue());

        assertThat(threads).hasSize(3).containsOnly(here());
    }

    @Test
    void aLoaderOfLoadAllAndWhoeverHearsOfItsEndRunInAThreadForLoads() {
        Cache<String, String> cache = ranch.cache(Configured.loading(loader));
        Completion completion = new Completion();

        cache.loadAll(Set.of("k"), false, new CompletionListener() {
            @Override
            public void onCompletion() {
                note();
                completion.onCompletion();
            }

            @Override
            public void onException(Exception e) {
                completion.onException(e);
            }
        });
        completion.awaitSuccess();

        assertThat(threads).hasSize(2).allSatisfy(thread -> assertThat(thread).startsWith("corral-load-"));
    }

    @Test
    void aWriterRunsInTheThreadOfWhoeverWrites() {
        RecordingWriter<String, String> writer = new RecordingWriter<>(key -> note());
        Cache<String, String> cache = ranch.cache(Configured.writeThrough(writer));

        cache.put("a", "v");
        cache.putAll(Map.of("b", "v"));
        cache.remove("a");
        cache.removeAll(Set.of("b"));

        assertThat(threads).hasSize(4).containsOnly(here());
    }

    @Test
    void aProcessorRunsInTheThreadOfItsCaller() {
        Cache<String, String> cache = ranch.cache(Configured.plain());

        cache.invoke("k", (entry, arguments) -> {
            note();
            return null;
        });
        cache.invokeAll(Set.of("a", "b"), (entry, arguments) -> {
            note();
            return null;
        });

        assertThat(threads).hasSize(3).containsOnly(here());
    }

    @Test
    void anExpiryPolicyIsAskedInTheThreadOfWhoeverUsesTheCache() {
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        configuration.setExpiryPolicyFactory(() -> new Noting());
        Cache<String, String> cache = ranch.cache(configuration);

        cache.put("k", "v");
        cache.put("k", "w");
        cache.get("k");

        assertThat(threads).hasSize(3).containsOnly(here());
    }

    @Test
    void aSynchronousListenerRunsInTheThreadThatMadeTheChange() {
        Cache<String, String> cache = ranch.cache(Configured.readThrough(new CountingLoader<>(key -> "loaded")));
        cache.registerCacheEntryListener(new RecordingListener<String, String>(event -> note()).synchronous());

        cache.put("k", "v");
        cache.remove("k");
        cache.get("k");

        assertThat(threads).hasSize(3).containsOnly(here());
    }

    @Test
    void anAsynchronousListenerRunsInAThreadForEvents() {
        Cache<String, String> cache = ranch.cache(Configured.plain());
        cache.registerCacheEntryListener(new RecordingListener<String, String>(event -> note()).asynchronous());

        cache.put("k", "v");

        Soon.until("the listener has heard", () -> threads.size() == 1);
        assertThat(threads).allSatisfy(thread -> assertThat(thread).startsWith("corral-event-"));
    }

    @Test
    void theThreadsOfAManagerKeepNobodyFromLeaving() {
        Queue<Thread> seen = new ConcurrentLinkedQueue<>();
        Cache<String, String> cache = ranch.cache(Configured.loading(new CountingLoader<>(key -> {
            seen.add(Thread.currentThread());
            return "loaded";
        })));
        cache.registerCacheEntryListener(
                new RecordingListener<String, String>(event -> seen.add(Thread.currentThread())).asynchronous());
        Completion completion = new Completion();

        cache.loadAll(Set.of("k"), false, completion);
        completion.awaitSuccess();

        Soon.until("the listener has heard", () -> seen.size() == 2);
        assertThat(seen).allMatch(Thread::isDaemon);
    }

    private void note() {
        threads.add(here());
    }

    private static String here() {
        return Thread.currentThread().getName();
    }

    private final class Noting implements ExpiryPolicy {

        @Override
        public Duration getExpiryForCreation() {
            note();
            return Duration.ETERNAL;
        }

        @Override
        public Duration getExpiryForAccess() {
            note();
            return null;
        }

        @Override
        public Duration getExpiryForUpdate() {
            note();
            return null;
        }
    }
}
