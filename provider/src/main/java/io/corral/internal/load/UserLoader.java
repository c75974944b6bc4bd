// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import java.nio.channels.ClosedByInterruptException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.cache.integration.CacheLoader;
import org.jspecify.annotations.Nullable;

/** The user's loader, run in the calling thread; whatever it does becomes an answer. */
public final class UserLoader<K, V> {

    private final CacheLoader<K, V> loader;

    /** @param loader the user's */
    public UserLoader(CacheLoader<K, V> loader) {
        this.loader = loader;
    }

    /** Loads one key. */
    Answer load(K key) {
        try {
            return answer(loader.load(key));
        } catch (Throwable e) {
            return failure(e);
        }
    }

    /**
     * Loads several keys with one call; every key gets an answer, and what was not asked for is ignored.
     *
     * @param copy makes the keys that the user gets to see
     */
    Map<K, Answer> loadAll(Collection<K> keys, UnaryOperator<K> copy) {
        Map<K, Answer> answers = new LinkedHashMap<>();
        try {
            Map<K, V> loaded = loader.loadAll(keys.stream().map(copy).toList());
            for (K key : keys) {
                answers.put(key, answer(loaded.get(key)));
            }
        } catch (Throwable e) {
            keys.forEach(key -> answers.put(key, failure(e)));
        }
        return answers;
    }

    private static Answer answer(@Nullable Object value) {
        return value == null ? new Answer.Nothing() : new Answer.Value(value);
    }

    private static Answer failure(Throwable e) {
        boolean cancelled = Thread.currentThread().isInterrupted();
        for (Throwable cause = e; cause != null && !cancelled; cause = cause.getCause()) {
            cancelled = cause instanceof InterruptedException || cause instanceof ClosedByInterruptException;
        }
        return new Answer.Failure(e, cancelled);
    }
}
