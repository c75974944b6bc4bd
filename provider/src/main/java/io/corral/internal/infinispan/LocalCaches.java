// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.corral.internal.entry.Entry;
import io.corral.internal.lease.Waiting;
import io.corral.internal.mark.MarksHere;
import io.corral.internal.time.Clock;
import io.corral.internal.time.Stamps;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongConsumer;
import org.infinispan.manager.EmbeddedCacheManager;
import org.jspecify.annotations.Nullable;

/**
 * The caches of a manager that shares them with nobody: no network, no replication, nothing on disk, and no Infinispan
 * where no configuration of its own is named.
 */
public final class LocalCaches implements Caches {

    /** There is only one node, so its name tells nobody anything. */
    private static final String HERE = "here";

    private final @Nullable EmbeddedCacheManager manager;
    private final Templates templates;
    private final Clock clock;
    private final Stamps stamps;

    /** Starts nothing. */
    public LocalCaches(Clock clock) {
        this(null, new Templates(null), clock);
    }

    /** Starts Infinispan as a configuration of its own says, whose caches are templates. */
    public LocalCaches(InfinispanFile file, ClassLoader loader, Clock clock) {
        this(ClusterManagers.start(file, loader), new Templates(file), clock);
    }

    private LocalCaches(@Nullable EmbeddedCacheManager manager, Templates templates, Clock clock) {
        this.manager = manager;
        this.templates = templates;
        this.clock = clock;
        this.stamps = new Stamps(clock, 0);
    }

    @Override
    public <K> Opened<K> open(Request request, Waiting<K> here) {
        long ofTemplate = templates
                .local(request.name())
                .map(template -> template.build().memory().maxCount())
                .orElse(0L);
        long maxCount = request.maxCount() > 0 ? request.maxCount() : ofTemplate;
        ConcurrentMap<K, Entry> entries = entries(maxCount, request.evicted());
        return new Opened<>(new LocalStore<>(request.name(), entries, new MarksHere(clock, stamps)), here);
    }

    /**
     * Where the entries are: not in a cache of Infinispan's, whose container puts an object between a key and its value
     * that each read has to fetch.
     */
    private static <K> ConcurrentMap<K, Entry> entries(long maxCount, LongConsumer evicted) {
        if (maxCount <= 0) {
            return new ConcurrentHashMap<>();
        }
        return Caffeine.newBuilder()
                .maximumSize(maxCount)
                .executor(Runnable::run)
                .evictionListener((@Nullable K key, @Nullable Entry entry, RemovalCause cause) -> evicted.accept(1))
                .<K, Entry>build()
                .asMap();
    }

    @Override
    public boolean clustered() {
        return false;
    }

    @Override
    public String holder() {
        return HERE;
    }

    @Override
    public Stamps stamps() {
        return stamps;
    }

    @Override
    public @Nullable EmbeddedCacheManager manager() {
        return manager;
    }

    @Override
    public void close() {
        if (manager != null) {
            manager.stop();
        }
    }
}
