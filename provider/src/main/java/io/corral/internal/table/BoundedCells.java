// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.table;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Held;
import java.util.Iterator;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * As many entries as there is room for: which go is Caffeine's to say.
 *
 * <p>Caffeine works off the reads that it is told of in the threads that read, which takes more time than the reads themselves. It
 * wants to know them only to choose who goes when somebody comes. So each newcomer lets so many reads be told, and where
 * nobody comes, most are not: with more reads to a newcomer than that, the cache misses so seldom that the others would
 * change little. Which are told is left to chance: of keys that are read in the same order again and again, the same ones would
 * be told each time, and the others would seem to be wanted no more.
 */
final class BoundedCells<K> implements Cells<K> {

    /** So many reads are told for each newcomer: all of them, while one read in so many misses. */
    private static final int FOR_EACH = 32;

    /** While so many are still to be told, each one is; while fewer are, so many in this many. A power of two. */
    private static final int IN = 128;

    /** At least so many in {@link #IN} are told, so that what is read shall be known when somebody comes. */
    private static final int ANYWAY = IN / 16;

    /** As many as Caffeine counts for each entry before it halves its counts: what was before is of no use. */
    private static final int REMEMBERED = 10;

    private final Cache<K, Entry> cache;
    private final Policy<K, Entry> quiet;
    private final long most;

    /** How many reads are still to be told. Threads that change it at the same time may lose some of each other's. */
    private long open;

    BoundedCells(long maxCount, LongConsumer evicted) {
        this.cache = Caffeine.newBuilder()
                .maximumSize(maxCount)
                .executor(Runnable::run)
                .evictionListener((@Nullable K key, @Nullable Entry entry, RemovalCause cause) -> evicted.accept(1))
                .build();
        this.quiet = cache.policy();
        this.most = maxCount < Long.MAX_VALUE / REMEMBERED ? Math.max(maxCount * REMEMBERED, IN) : Long.MAX_VALUE;
    }

    @Override
    public @Nullable Entry get(K key) {
        return told() ? cache.getIfPresent(key) : quiet.getIfPresentQuietly(key);
    }

    private boolean told() {
        long left = open;
        if (left < IN && (ThreadLocalRandom.current().nextInt() & (IN - 1)) >= Math.max(left, ANYWAY)) {
            return false;
        }
        if (left > 0) {
            open = left - 1;
        }
        return true;
    }

    @Override
    public void change(K key, BiFunction<? super K, @Nullable Entry, @Nullable Entry> change) {
        cache.asMap().compute(key, (own, before) -> {
            Entry after = change.apply(own, before);
            if (before == null && after != null) {
                open = Math.min(open + FOR_EACH, most);
            }
            return after;
        });
    }

    @Override
    public long size() {
        return cache.estimatedSize();
    }

    @Override
    public Iterator<Held<K>> scan() {
        return cache.asMap().entrySet().stream()
                .map(held -> new Held<>(held.getKey(), held.getValue()))
                .iterator();
    }
}
