// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.change.Change.Demand;
import io.corral.internal.entry.Entry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What this node has sent for in the background, so that it sends for it once, and what it has found out of place. All times
 * are epoch milliseconds that the caller has read, for every reader of a stale value asks.
 *
 * @param <K> keys
 */
final class Errands<K> {

    private final ConcurrentMap<K, Note> notes = new ConcurrentHashMap<>();

    /** What is known of a key. */
    private sealed interface Note {

        /** Whether a value of that version is not to be sent for. */
        boolean spares(long version, long now);
    }

    /**
     * One reload, from the moment that it is sent for.
     *
     * @param token no two errands have the same
     * @param version of the value that was found stale, or {@link io.corral.Versioned#NONE} if it was not looked at
     * @param early by how many milliseconds before its soft expiry a value is already held for stale
     * @param begunAt when it was sent for
     * @param lasting for how many milliseconds it is expected back
     */
    record Errand(long token, long version, Demand demand, long early, long begunAt, long lasting) implements Note {

        @Override
        public boolean spares(long any, long now) {
            return awaited(now);
        }

        /** Somebody may have read the clock a little before it began; and if the clock is set back, it still has an end. */
        private boolean awaited(long now) {
            return Math.abs(now - begunAt) < lasting;
        }
    }

    private record Pause(long version, long until) implements Note {

        @Override
        public boolean spares(long other, long now) {
            return version == other && now < until;
        }
    }

    /** Whether a value is not to be sent for: somebody is under way, or has found that it is of no use. */
    boolean spares(K key, long version, long now) {
        Note note = notes.get(key);
        return note != null && note.spares(version, now);
    }

    /**
     * The same for a value that is stale. A pause is noted in the entry, where the next readers need not look for it: for each of
     * the keys that a failing source leaves stale, that is some steps into memory.
     */
    boolean spares(K key, Entry entry, long now) {
        if (entry.paused(now)) {
            return true;
        }
        Note note = notes.get(key);
        if (note == null || !note.spares(entry.version(), now)) {
            return false;
        }
        if (note instanceof Pause pause) {
            entry.pause(pause.until());
            // Who ends the pause forgets it first here, then there: one of the two sees the other.
            if (notes.get(key) != pause) {
                entry.resume();
            }
        }
        return true;
    }

    /** Whether somebody has been sent for this key and may still be expected back. */
    boolean running(K key, long now) {
        return awaited(notes.get(key), now);
    }

    private static boolean awaited(@Nullable Note note, long now) {
        return note instanceof Errand errand && errand.awaited(now);
    }

    /** Notes an errand; false if there is one already. */
    boolean begin(K key, Errand mine) {
        Note other = notes.putIfAbsent(key, mine);
        return other == null || (!awaited(other, mine.begunAt()) && notes.replace(key, other, mine));
    }

    /** Forgets an errand, unless another one has taken its place. */
    void end(K key, Errand mine) {
        notes.remove(key, mine);
    }

    /** Ends an errand, and lets nobody here send for the value that it was for until a moment: another value of the key may. */
    void pause(K key, Errand mine, long until) {
        notes.replace(key, mine, new Pause(mine.version(), until));
    }

    /**
     * Ends a pause.
     *
     * @param entry what the key holds here, or null
     */
    void resume(K key, @Nullable Entry entry) {
        Note note = notes.get(key);
        if (note instanceof Pause) {
            notes.remove(key, note);
        }
        if (entry != null) {
            entry.resume();
        }
    }

    /** Forgets pauses that are over. */
    void prune(long now) {
        notes.values().removeIf(note -> note instanceof Pause pause && pause.until() <= now);
    }
}
