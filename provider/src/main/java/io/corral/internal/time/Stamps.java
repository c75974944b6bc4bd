// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.time;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers that never repeat, on no node of a cluster: versions and tokens. Later ones are greater on one node, and on
 * different nodes as far as their clocks agree.
 *
 * <p>A stamp is a time in milliseconds, a counter, and the number of the node, from high to low bits. When the clock
 * stands still or goes back the counter runs on into the milliseconds.
 */
public final class Stamps {

    /** The most nodes that can be told apart. */
    public static final int NODES = 1 << 10;

    private static final int COUNTER_BITS = 12;
    /** 2024-01-01, so that 63 bits last until 2090. */
    private static final long EPOCH = 1_704_067_200_000L;

    private final Clock clock;
    private final int node;
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

    /** @param node this node's number, from 0 to {@link #NODES} - 1, which no other living node has */
    public Stamps(Clock clock, int node) {
        if (node < 0 || node >= NODES) {
            throw new IllegalArgumentException("a node's number is from 0 to " + (NODES - 1) + ", and not " + node);
        }
        this.clock = clock;
        this.node = node;
    }

    /** The least stamp of a moment in epoch milliseconds. */
    public static long of(long millis) {
        return ((millis - EPOCH) << COUNTER_BITS) * NODES;
    }

    /** When a stamp was made, in epoch milliseconds, as far as its node's clock knew. */
    public static long millis(long stamp) {
        return (Math.floorDiv(stamp, NODES) >> COUNTER_BITS) + EPOCH;
    }

    /** The next stamp. */
    public long next() {
        return next(clock.millis());
    }

    /** The next stamp, for one who has just looked at the same clock: {@code now} is in epoch milliseconds. */
    public long next(long now) {
        long wanted = (now - EPOCH) << COUNTER_BITS;
        for (; ; ) {
            long before = last.get();
            long next = Math.max(before + 1, wanted);
            if (last.compareAndSet(before, next)) {
                return next * NODES + node;
            }
        }
    }
}
