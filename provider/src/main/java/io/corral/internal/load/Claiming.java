// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.LoadClaim;
import io.corral.LoadLease;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.entry.Entry;
import io.corral.internal.flight.Boarding;
import io.corral.internal.flight.Flight;
import io.corral.internal.freshness.Freshness;
import io.corral.internal.lease.Claim;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Loads whose loader is the caller's own code: what {@link Loads} does in one call, in two.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class Claiming<K, V> {

    private final Entries<K, V> entries;
    private final Tower<K> tower;
    private final Settling<K> settling;

    /** @param tower where flights are boarded and awaited */
    public Claiming(Entries<K, V> entries, Tower<K> tower, Settling<K> settling) {
        this.entries = entries;
        this.tower = tower;
        this.settling = settling;
    }

    /**
     * A value that may be served, or the right to make one.
     *
     * @param check refuses values of the wrong type
     */
    public LoadClaim<V> claim(K wanted, Consumer<Object> check) {
        K key = entries.key(wanted);
        long until = tower.deadline();
        for (; ; ) {
            Entry entry = entries.read(key);
            if (entry != null && entries.state(entry) != Freshness.State.OUTDATED) {
                return new LoadClaim.Found<>(entries.serve(key, entry));
            }
            Demand demand = entry == null ? Demand.IF_ABSENT : Demand.IF_STALE;
            Boarding<K, Landing> boarding = tower.board(key);
            if (boarding instanceof Boarding.Leads<K, Landing> leads) {
                return lead(leads.flight(), demand, until, check);
            }
            Landing landing = tower.await(boarding.flight(), until);
            if (landing instanceof Landing.Loaded loaded) {
                return new LoadClaim.Found<>(entries.value(loaded.stored()));
            } else if (landing instanceof Landing.Absent) {
                return new LoadClaim.Nothing<>();
            }
            tower.requireSuccess(landing);
        }
    }

    private LoadClaim<V> lead(Flight<K, Landing> flight, Demand demand, long until, Consumer<Object> check) {
        Landing landing = Landing.LOOK_AGAIN;
        boolean mine = false;
        try {
            Claim claim = tower.claim(flight, demand, until);
            if (claim instanceof Claim.Failing failing) {
                RuntimeException failure = tower.failures().backingOff(failing.reason());
                landing = new Landing.Failed(failure, false);
                throw failure;
            } else if (claim instanceof Claim.Absent) {
                landing = Landing.ABSENT;
                return new LoadClaim.Nothing<>();
            } else if (claim instanceof Claim.Landed landed) {
                return new LoadClaim.Found<>(entries.serve(flight.key(), landed.entry()));
            }
            mine = true;
            return new LoadClaim.Granted<>(
                    new Held(flight, claim instanceof Claim.Granted granted ? granted : null, demand, check));
        } finally {
            if (!mine) {
                tower.land(flight, landing);
            }
        }
    }

    /** A lease in the hands of the user. */
    private final class Held implements LoadLease<V> {

        private final Flight<K, Landing> flight;
        private final Claim.@Nullable Granted granted;
        private final Demand demand;
        private final Consumer<Object> check;
        private final AtomicBoolean ended = new AtomicBoolean();

        /** @param granted null if the cluster did not answer: then nothing is stored */
        Held(Flight<K, Landing> flight, Claim.@Nullable Granted granted, Demand demand, Consumer<Object> check) {
            this.flight = flight;
            this.granted = granted;
            this.demand = demand;
            this.check = check;
        }

        @Override
        public boolean commit(V value) {
            check.accept(value);
            Arrival arrival = end(new Answer.Value(value, 0));
            return granted != null && arrival.landing() instanceof Landing.Loaded;
        }

        @Override
        public void nothing() {
            end(new Answer.Nothing());
        }

        @Override
        public void fail(Throwable cause) {
            if (ended.compareAndSet(false, true)) {
                settle(new Answer.Failure(cause, Answer.Kind.FAILED)).delivery().run();
            }
        }

        @Override
        public void close() {
            if (ended.compareAndSet(false, true)) {
                if (granted != null) {
                    settling.abandon(flight);
                }
                tower.land(flight, Landing.LOOK_AGAIN);
            }
        }

        private Arrival end(Answer answer) {
            if (!ended.compareAndSet(false, true)) {
                return Arrival.NOWHERE;
            }
            Arrival arrival = settle(answer);
            arrival.delivery().run();
            if (arrival.failure() != null) {
                throw tower.failure(arrival.failure());
            }
            return arrival;
        }

        private Arrival settle(Answer answer) {
            Arrival arrival = Arrival.NOWHERE;
            try {
                arrival = granted == null ? settling.alone(answer) : settling.settle(flight, granted, answer, demand);
                return arrival;
            } finally {
                tower.land(flight, arrival.landing());
            }
        }

        @Override
        public String toString() {
            return "LoadLease[" + flight.token() + (ended.get() ? ", ended]" : "]");
        }
    }
}
