// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.change.Change.Demand;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * What this node has sent for in the background, so that it sends for it once, and what it has found out of place.
 *
 * @param <K> keys
 */
final class Errands<K> {

    private final ConcurrentMap<K, Errand> running = new ConcurrentHashMap<>();
    private final ConcurrentMap<K, Pause> pauses = new ConcurrentHashMap<>();
    private final LongSupplier nanos;
    private final LongSupplier millis;

    /**
     * No errands. The clocks are only read where there is a time to be compared, for every reader of a stale value asks.
     *
     * @param nanos of the monotonic clock
     * @param millis since the epoch
     */
    Errands(LongSupplier nanos, LongSupplier millis) {
        this.nanos = nanos;
        this.millis = millis;
    }

    /**
     * One reload, from the moment that it is sent for.
     *
     * @param token no two errands have the same
     * @param version of the value that was found stale, or {@link io.corral.Versioned#NONE} if it was not looked at
     * @param early by how many milliseconds before its soft expiry a value is already held for stale
     * @param dueAt when it is not expected back any longer, in nanoseconds of the monotonic clock
     */
    record Errand(long token, long version, Demand demand, long early, long dueAt) {}

    /** Whether somebody has been sent for this key and may still be expected back. */
    boolean running(K key) {
        Errand errand = running.get(key);
        return errand != null && awaited(errand);
    }

    private boolean awaited(Errand errand) {
        return errand.dueAt() - nanos.getAsLong() > 0;
    }

    /** Notes an errand; false if there is one already. */
    boolean begin(K key, Errand mine) {
        Errand other = running.putIfAbsent(key, mine);
        return other == null || (!awaited(other) && running.replace(key, other, mine));
    }

    /** Forgets an errand, unless another one has taken its place. */
    void end(K key, Errand mine) {
        running.remove(key, mine);
    }

    /** Whether a value that is stale is not to be sent for: another value of the key may. */
    boolean paused(K key, long version) {
        Pause pause = pauses.get(key);
        return pause != null && pause.version() == version && millis.getAsLong() < pause.until();
    }

    /** Lets nobody here send for the value that this errand was for, until a moment in epoch milliseconds. */
    void pause(K key, Errand errand, long until) {
        pauses.put(key, new Pause(errand.version(), until));
    }

    /** Ends a pause. */
    void resume(K key) {
        pauses.remove(key);
    }

    /** Forgets pauses that are over. */
    void prune() {
        long now = millis.getAsLong();
        pauses.values().removeIf(pause -> pause.until() <= now);
    }

    private record Pause(long version, long until) {}
}
