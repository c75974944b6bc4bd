// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Held;
import io.corral.internal.load.Entries;
import io.corral.internal.stats.Counters;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Goes over the living entries, weakly consistent: what is written meanwhile may be seen or not, nothing is seen
 * twice, and no exception is thrown because of it. What {@code hasNext} has promised, {@code next} gives.
 */
final class EntryIterator<K, V> implements Iterator<Cache.Entry<K, V>> {

    private final Iterator<Held<K>> scan;
    private final Entries<K, V> entries;
    private final Counters counters;
    private final Consumer<K> remove;
    private @Nullable Held<K> next;
    private @Nullable K current;

    /** @param remove removes a key, as the cache's own verb does */
    EntryIterator(Entries<K, V> entries, Counters counters, Consumer<K> remove) {
        this.scan = entries.scan();
        this.entries = entries;
        this.counters = counters;
        this.remove = remove;
    }

    @Override
    public boolean hasNext() {
        while (next == null && scan.hasNext()) {
            Held<K> held = scan.next();
            // Asked of the store again: this one may have died, and then somebody is to be told.
            Entry live = entries.read(held.key());
            if (live != null) {
                next = new Held<>(held.key(), live);
            }
        }
        return next != null;
    }

    @Override
    public Cache.Entry<K, V> next() {
        long start = counters.start();
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Held<K> held = next;
        next = null;
        current = held.key();
        V value = entries.serve(held.key(), held.entry());
        counters.hit(start);
        return new FacadeEntry<>(entries.key(held.key()), value);
    }

    @Override
    public void remove() {
        if (current == null) {
            throw new IllegalStateException("next has not been called, or remove has been called already");
        }
        remove.accept(current);
        current = null;
    }
}
