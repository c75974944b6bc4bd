// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.Reload;
import io.corral.ReloadingCacheLoader;
import io.corral.ReloadingCacheLoader.Previous;
import io.corral.internal.entry.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Between a loader that knows the value it is to replace, and the answers that Corral knows. */
final class Reloads {

    private Reloads() {}

    /**
     * Asks the loader.
     *
     * @param held what the key holds, or null
     */
    @SuppressWarnings("unchecked") // what an entry holds has been put or loaded as a value of this cache
    static <K, V> Reload<V> ask(ReloadingCacheLoader<K, V> loader, K key, @Nullable Entry held, Entries<K, ?> entries) {
        Previous<V> previous = held == null
                ? null
                : new Previous<>(
                        (V) Objects.requireNonNull(entries.valueOf(held)),
                        Duration.ofMillis(Math.max(0, entries.now() - held.createdAt())),
                        held.version());
        return Objects.requireNonNull(
                loader.reload(key, previous), "ReloadingCacheLoader.reload returned null; for no value return Absent");
    }

    /** What a loader has said. */
    static Answer answer(Reload<?> reload, @Nullable Entry held) {
        if (reload instanceof Reload.Value<?> value) {
            return new Answer.Value(value.value(), 0, millis(value.staleAfter()), millis(value.ttl()), List.of());
        } else if (reload instanceof Reload.NotModified<?> same) {
            if (held == null) {
                throw new IllegalStateException(
                        "ReloadingCacheLoader.reload answered NotModified for a key that holds no value");
            }
            return new Answer.Unchanged(held, 0, millis(same.staleAfter()), millis(same.ttl()));
        } else if (reload instanceof Reload.Absent<?> absent) {
            return new Answer.Nothing(millis(absent.negativeTtl()));
        }
        return new Answer.Uncached(((Reload.DoNotCache<?>) reload).value());
    }

    private static long millis(@Nullable Duration time) {
        return time == null ? Answer.UNSAID : time.toMillis();
    }
}
