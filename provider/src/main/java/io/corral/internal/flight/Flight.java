// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One load of one key in this JVM: one thread leads, the others join and wait for its landing. A load that waits
 * without a thread is led by none meanwhile.
 *
 * @param <K> the keys
 * @param <R> what a flight lands with
 */
public final class Flight<K, R> implements Awaited {

    private final K key;
    private final long token;
    private volatile @Nullable Thread leader = Thread.currentThread();
    private final long dueAt;
    /** Of the store, under which the leader was granted what it loads; nothing before that. */
    private volatile long generation = Long.MAX_VALUE;

    private final CompletableFuture<R> landing = new CompletableFuture<>();

    Flight(K key, long token, long dueAt) {
        this.key = key;
        this.token = token;
        this.dueAt = dueAt;
    }

    /** The key. */
    public K key() {
        return key;
    }

    /** The token that the leader claims with. */
    public long token() {
        return token;
    }

    /** When nobody needs to wait for it any longer, in nanoseconds of the monotonic clock. */
    public long dueAt() {
        return dueAt;
    }

    /** The thread that leads, or null while none does, because what the load waits for holds no thread. */
    @Override
    public @Nullable Thread leader() {
        return leader;
    }

    /** No thread leads from now on. Called by the one that did, before anybody else can go on with the load. */
    public void leave() {
        leader = null;
    }

    /** This thread leads from now on. */
    public void lead() {
        leader = Thread.currentThread();
    }

    /** Whether the landing is known. */
    public boolean landed() {
        return landing.isDone();
    }

    @Override
    public boolean over() {
        return landed();
    }

    /**
     * Waits for the landing for at most {@code nanos} nanoseconds.
     *
     * @throws WouldDeadlockException at once, if this thread leads the flight, or leads one that its leader waits for
     */
    public R await(long nanos) throws InterruptedException, TimeoutException, WouldDeadlockException {
        return Waits.await(this, landing, nanos);
    }

    /** Completes with the landing; it cannot be completed from outside. */
    public CompletionStage<R> landing() {
        return landing.minimalCompletionStage();
    }

    void bind(long granted) {
        generation = granted;
    }

    boolean boundBefore(long newer) {
        return generation < newer;
    }

    void land(R result) {
        landing.complete(result);
    }
}
