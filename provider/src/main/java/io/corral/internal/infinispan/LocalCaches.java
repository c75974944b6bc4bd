// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.lease.Waiting;
import io.corral.internal.mark.MarksHere;
import io.corral.internal.table.Cells;
import io.corral.internal.time.Clock;
import io.corral.internal.time.Stamps;
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
        this(ClusterManagers.startLocal(file, loader), new Templates(file), clock);
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
        Cells<K> entries = maxCount > 0 ? Cells.bounded(maxCount, request.evicted()) : Cells.unbounded();
        return new Opened<>(new LocalStore<>(request.name(), entries, new MarksHere(clock, stamps)), here);
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
