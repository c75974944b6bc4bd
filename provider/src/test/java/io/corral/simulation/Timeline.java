// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Simulated time: what is to happen, in order; what falls on one moment happens in an order of the seed's choice. */
final class Timeline {

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final SplittableRandom chance;
    private long now;
    private long sequence;

    Timeline(SplittableRandom chance) {
        this.chance = chance;
    }

    /** The true time, in milliseconds since the run began. */
    long now() {
        return now;
    }

    /** Lets something happen. */
    void in(long millis, Runnable what) {
        events.add(new Event(now + millis, chance.nextInt(), sequence++, what));
    }

    /** Lets the next event happen; false when there is none. */
    boolean step() {
        Event next = events.poll();
        if (next == null) {
            return false;
        }
        now = next.at;
        next.what.run();
        return true;
    }

    private record Event(long at, int tie, long sequence, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int order = Long.compare(at, other.at);
            if (order == 0) {
                order = Integer.compare(tie, other.tie);
            }
            return order == 0 ? Long.compare(sequence, other.sequence) : order;
        }
    }
}
