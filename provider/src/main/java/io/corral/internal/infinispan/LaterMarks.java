// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.time.Stamps;
import io.corral.internal.time.SystemClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.infinispan.conflict.EntryMergePolicy;
import org.infinispan.container.entries.CacheEntry;
import org.infinispan.container.entries.ImmortalCacheEntry;
import org.jspecify.annotations.Nullable;

/**
 * After a partition has healed: a mark that one side made is meant for what the other side made meanwhile, without
 * knowing of it. So where the sides differ, the mark is made again, now: later than everything that either side knew.
 */
public final class LaterMarks implements EntryMergePolicy<String, MarkMessage> {

    /** Called by Infinispan, which makes one from the class's name on each node. */
    public LaterMarks() {}

    @Override
    public @Nullable CacheEntry<String, MarkMessage> merge(
            @Nullable CacheEntry<String, MarkMessage> preferred, List<CacheEntry<String, MarkMessage>> others) {
        List<CacheEntry<String, MarkMessage>> sides = new ArrayList<>(others);
        sides.add(preferred);
        CacheEntry<String, MarkMessage> any =
                sides.stream().filter(Objects::nonNull).findFirst().orElse(null);
        if (any == null) {
            return null;
        }
        List<MarkMessage> marks = new ArrayList<>(sides.stream()
                .map(side -> side == null || side.getValue() == null ? MarkMessage.NONE : side.getValue())
                .toList());
        if (marks.stream().distinct().count() == 1) {
            // Infinispan asks only where something differs, and does not show a side that has nothing.
            marks.add(MarkMessage.NONE);
        }
        MarkMessage merged = new MarkMessage(
                later(marks, MarkMessage::newest),
                later(marks, MarkMessage::removed),
                later(marks, MarkMessage::stale));
        return same(any.getKey(), merged);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Infinispan's own entry has no type of its key and value
    private static CacheEntry<String, MarkMessage> same(String key, MarkMessage merged) {
        return (CacheEntry) new ImmortalCacheEntry(key, merged);
    }

    private static long later(List<MarkMessage> sides, ToLongFunction<MarkMessage> part) {
        long[] numbers = sides.stream().mapToLong(part).sorted().toArray();
        long highest = numbers[numbers.length - 1];
        return numbers[0] == highest ? highest : Math.max(highest + 1, Stamps.of(SystemClock.INSTANCE.millis()));
    }
}
