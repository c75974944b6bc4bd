// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.CorralConfiguration;
import io.corral.fixture.Ranch;
import io.corral.internal.infinispan.Caches;
import io.corral.internal.lease.Waiting;
import io.corral.internal.store.MemoryStore;
import io.corral.internal.store.Store;
import io.corral.internal.time.FakeClock;
import io.corral.internal.time.Stamps;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.infinispan.manager.EmbeddedCacheManager;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Caches put together as a manager does it, but with a clock that the test sets and a store in which it can put a step
 * of its own before any change.
 */
public final class Workbench implements AfterEachCallback {

    private final AtomicInteger names = new AtomicInteger();
    private final FakeClock clock = new FakeClock();
    private final Workers workers = new Workers("workbench");
    private final InMemory caches = new InMemory(clock);
    private final CacheManager manager = Ranch.provider().getCacheManager();

    /** The clock of all caches. */
    public FakeClock clock() {
        return clock;
    }

    /** Makes a cache. */
    public <K, V> Cache<K, V> cache(CorralConfiguration<K, V> configuration) {
        String name = "bench-" + names.incrementAndGet();
        Settings settings = Settings.read(new Properties(), manager.getClassLoader());
        CorralConfiguration<K, V> own = new CorralConfiguration<>(configuration);
        return new Wiring<>(name, own, CacheSettings.of(name, own, settings))
                .build(manager, new Premises(caches, workers, clock), (cache, forGood) -> {})
                .cache();
    }

    /** The store of the cache that was made last. */
    @SuppressWarnings("unchecked") // the test knows the type of its keys
    public <K> MemoryStore<K> store() {
        return (MemoryStore<K>) caches.last;
    }

    /** From now on the threads of all caches take no work. */
    public void dismissWorkers() {
        workers.close();
    }

    /** Drops what has expired, as happens every minute. */
    public void sweep() {
        caches.last.sweep(clock.millis());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        workers.close();
    }

    private static final class InMemory implements Caches {

        private final FakeClock clock;
        private final Stamps stamps;
        private Store<?> last;

        InMemory(FakeClock clock) {
            this.clock = clock;
            this.stamps = new Stamps(clock, 0);
        }

        @Override
        public <K> Opened<K> open(Request request, Waiting<K> here) {
            Store<K> store = new MemoryStore<>(clock, stamps);
            last = store;
            return new Opened<>(store, here);
        }

        @Override
        public boolean clustered() {
            return false;
        }

        @Override
        public String holder() {
            return "here";
        }

        @Override
        public Stamps stamps() {
            return stamps;
        }

        @Override
        public EmbeddedCacheManager manager() {
            throw new UnsupportedOperationException("there is none");
        }

        @Override
        public void close() {}
    }
}
