// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import io.corral.internal.copy.ByReference;
import io.corral.internal.entry.Entry;
import io.corral.internal.expiry.Lifetimes;
import io.corral.internal.expiry.Policies;
import io.corral.internal.flight.Flights;
import io.corral.internal.infinispan.Slot;
import io.corral.internal.lease.Leases;
import io.corral.internal.load.Aging;
import io.corral.internal.load.Codecs;
import io.corral.internal.load.Entries;
import io.corral.internal.load.FlightBoard;
import io.corral.internal.load.Landing;
import io.corral.internal.load.Times;
import io.corral.internal.time.Clock;
import io.corral.internal.time.Stamps;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;

/** One JVM: its slots, its clock, its flights, and the real classes that work on them. */
final class Node {

    /** The wall clock when a run begins. */
    static final long EPOCH = 1_750_000_000_000L;

    private static final Codecs CODECS = new Codecs(new ByReference(), new ByReference());

    private final int number;
    private final Timeline timeline;
    private final long skew;
    private final Map<Integer, Slot> slots = new HashMap<>();
    private final Map<Long, Long> samples = new HashMap<>();
    private final Flights<Integer, Landing> flights = new Flights<>(Landing.Failed.class::isInstance, 1_000);
    private final FlightBoard board = new FlightBoard(flights);
    private final Desk desk;
    private final Leases<Integer> leases;
    private final Entries<Integer, Value> entries;
    private long generation;
    private boolean alive = true;

    Node(int number, World world, Cluster cluster) {
        this.number = number;
        this.timeline = world.timeline();
        int most = world.scenario().skew();
        this.skew = most == 0 ? 0 : world.chance().nextInt(2 * most + 1) - most;
        this.generation = cluster.generation();
        this.desk = new Desk(this, world, cluster);
        Clock clock = new NodeClock();
        Stamps stamps = new Stamps(clock, number);
        this.leases = new Leases<>(desk, clock, name(), stamps, Scenario.LEASE);
        this.entries = new Entries<>(
                desk,
                CODECS,
                lifetimes(world.scenario().lifetime()),
                flights,
                new Times(clock, clock::millis, stamps, Aging.NONE));
    }

    private static Lifetimes lifetimes(int millis) {
        ExpiryPolicy policy = millis == 0
                ? new EternalExpiryPolicy()
                : new CreatedExpiryPolicy(new Duration(TimeUnit.MILLISECONDS, millis));
        return Policies.of(policy, "simulated");
    }

    int number() {
        return number;
    }

    String name() {
        return "n" + number;
    }

    boolean alive() {
        return alive;
    }

    void die() {
        alive = false;
    }

    long millis() {
        return EPOCH + timeline.now() + skew;
    }

    Map<Integer, Slot> slots() {
        return slots;
    }

    Entry visible(int key) {
        return RealDecide.visible(slots.get(key), generation);
    }

    long generation() {
        return generation;
    }

    /** Hears of a clear, as Generations does. */
    void generation(long newer) {
        if (newer > generation) {
            generation = newer;
        }
    }

    /** As Generations does. */
    void granted(long token, long granted) {
        board.granted(token, granted);
        if (granted < generation) {
            board.fenced(token);
        }
    }

    Flights<Integer, Landing> flights() {
        return flights;
    }

    FlightBoard board() {
        return board;
    }

    Desk desk() {
        return desk;
    }

    Leases<Integer> leases() {
        return leases;
    }

    Entries<Integer, Value> entries() {
        return entries;
    }

    /** When the loader under each token looked at what it loads. */
    Map<Long, Long> samples() {
        return samples;
    }

    @Override
    public String toString() {
        return name();
    }

    /** The true time, and a wall clock that is off. */
    private final class NodeClock implements Clock {
        @Override
        public long millis() {
            return Node.this.millis();
        }

        @Override
        public long nanos() {
            return TimeUnit.MILLISECONDS.toNanos(timeline.now());
        }
    }
}
