// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import io.corral.EntryView;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry as {@code peek} hands it out.
 *
 * @param <V> values
 */
record EntrySnapshot<V>(
        V value,
        long version,
        Instant createdAt,
        @Nullable Instant staleAt,
        State state,
        @Nullable String lastFailure,
        @Nullable Instant expiresAt,
        Set<String> tags)
        implements EntryView<V> {

    /**
     * @param value the entry's, in the user's form
     * @param lease the key's, or null
     */
    static <V> EntrySnapshot<V> of(Entry entry, V value, State state, @Nullable Lease lease) {
        return new EntrySnapshot<>(
                value,
                entry.version(),
                Instant.ofEpochMilli(entry.createdAt()),
                instant(entry.staleAt()),
                state,
                lease != null && lease.end() instanceof Lease.End.Failed failed ? failed.reason() : null,
                instant(entry.expiresAt()),
                Set.copyOf(entry.origin().tags()));
    }

    private static @Nullable Instant instant(long millis) {
        return millis == Entry.NEVER ? null : Instant.ofEpochMilli(millis);
    }

    /** Names the times, the version and the value's class, and nothing that a cache may hold. */
    @Override
    public String toString() {
        return "EntryView[" + version + ": " + value.getClass().getName() + ", " + state + ", created " + createdAt
                + ", expires " + (expiresAt == null ? "never" : expiresAt) + "]";
    }
}
