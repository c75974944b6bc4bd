// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import javax.cache.CacheException;
import javax.cache.integration.CompletionListener;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code loadAll} on its way through the executor: whatever happens, its listener hears of the end, once.
 */
final class Loading<K> implements Runnable {

    private static final Logger LOG = Logger.getLogger(Loading.class);

    private final BiConsumer<Set<K>, Boolean> load;
    private final Set<K> keys;
    private final boolean replace;
    private final @Nullable CompletionListener listener;

    Loading(BiConsumer<Set<K>, Boolean> load, Set<K> keys, boolean replace, @Nullable CompletionListener listener) {
        this.load = load;
        this.keys = keys;
        this.replace = replace;
        this.listener = listener;
    }

    /** Hands it to the executor; one that takes nothing any more belongs to a manager that is closing. */
    void start(Executor executor) {
        try {
            executor.execute(this);
        } catch (RejectedExecutionException e) {
            failed(new CacheException("loadAll was refused, for the CacheManager is closing", e));
        }
    }

    @Override
    public void run() {
        try {
            load.accept(keys, replace);
        } catch (RuntimeException e) {
            failed(e);
            return;
        } catch (Error e) {
            failed(new CacheException("loadAll failed", e));
            throw e;
        }
        if (listener != null) {
            try {
                listener.onCompletion();
            } catch (RuntimeException e) {
                LOG.warn("a CompletionListener failed on completion", e);
            }
        }
    }

    private void failed(RuntimeException e) {
        if (listener == null) {
            LOG.warn("loadAll failed, and no CompletionListener was given to hear of it", e);
            return;
        }
        try {
            listener.onException(e);
        } catch (RuntimeException again) {
            again.addSuppressed(e);
            LOG.warn("a CompletionListener failed on an exception", again);
        }
    }
}
