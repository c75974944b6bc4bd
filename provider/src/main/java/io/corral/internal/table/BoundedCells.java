// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.table;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.corral.internal.entry.Entry;
import io.corral.internal.store.Held;
import java.util.Iterator;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** As many entries as there is room for: which go is Caffeine's to say. */
final class BoundedCells<K> implements Cells<K> {

    private final Cache<K, Entry> cache;

    BoundedCells(long maxCount, LongConsumer evicted) {
        this.cache = Caffeine.newBuilder()
                .maximumSize(maxCount)
                .executor(Runnable::run)
                .evictionListener((@Nullable K key, @Nullable Entry entry, RemovalCause cause) -> evicted.accept(1))
                .build();
    }

    @Override
    public @Nullable Entry get(K key) {
        return cache.getIfPresent(key);
    }

    @Override
    public void change(K key, BiFunction<? super K, @Nullable Entry, @Nullable Entry> change) {
        cache.asMap().compute(key, change);
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
