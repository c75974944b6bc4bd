// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import io.corral.internal.change.Verdict;
import io.corral.internal.mark.Mark;
import io.corral.internal.mark.TagNames;
import io.corral.internal.stats.Counters;
import io.corral.internal.store.Store;
import io.corral.internal.write.Expect;
import io.corral.internal.write.Writes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The verbs that mark many values at once, and the one that says which.
 *
 * @param <K> keys
 * @param <V> values
 */
final class Tagging<K, V> {

    private final Store<?> store;
    private final Writes<K, V> writes;
    private final Counters counters;
    private final TagNames names;

    /** @param store what the rooms' entries live in */
    Tagging(Rooms<K, V> rooms, Store<K> store, TagNames names) {
        this.store = store;
        this.writes = rooms.writes();
        this.counters = rooms.counters();
        this.names = names;
    }

    void put(K key, V value, @Nullable Set<String> tags) {
        var checked = names.checked(tags);
        long start = counters.start();
        Verdict verdict = writes.put(key, value, checked, Expect.NOTHING);
        counters.put(start, Verdicts.stored(verdict) ? 1 : 0);
    }

    void mark(@Nullable String tag, Mark.Kind kind) {
        store.mark(names.checked(tag), kind);
    }

    void markAllStale() {
        store.markAllStale();
    }
}
