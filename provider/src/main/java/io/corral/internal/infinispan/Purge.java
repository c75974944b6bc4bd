// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.change.Change;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.infinispan.AdvancedCache;
import org.infinispan.commons.util.CloseableIterator;
import org.jboss.logging.Logger;

/**
 * Frees the memory of what a clear has made invisible, in the background and key by key: Infinispan's own clear is not
 * ordered with writes, and would leave nodes with different content.
 *
 * <p>Each slot is first emptied and then removed. The step between them has the new generation, by which the listeners'
 * filter knows that nobody is to be told. What a node leaves behind that dies half-way is invisible all the same.
 */
final class Purge {

    private static final Logger LOG = Logger.getLogger(Purge.class);
    /** A token that no lease has: abandoning it changes nothing but what is of an older generation, or empty. */
    private static final long NOBODY = Long.MIN_VALUE;

    private final AdvancedCache<Object, Slot> cache;
    private final Deciding deciding;
    private final Executor executor;

    Purge(AdvancedCache<Object, Slot> cache, Deciding deciding, Executor executor) {
        this.cache = cache;
        this.deciding = deciding;
        this.executor = executor;
    }

    /** Begins to free what is older than {@code generation}. */
    void run(long generation) {
        try {
            executor.execute(() -> purge(generation));
        } catch (RejectedExecutionException e) {
            LOG.debugf(e, "closing, so what was cleared is freed later");
        }
    }

    private void purge(long generation) {
        Decide empty = new Decide(new Change.Abandon(NOBODY, Long.MIN_VALUE), generation);
        try (CloseableIterator<Object> keys = cache.keySet().iterator()) {
            while (keys.hasNext()) {
                Object key = keys.next();
                Answers.of(deciding.decide(key, empty));
                Answers.of(deciding.decide(key, empty));
            }
        } catch (RuntimeException e) {
            LOG.debugf(e, "what was cleared in '%s' is freed later", cache.getName());
        }
    }
}
