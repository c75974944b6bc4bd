// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.Lookup;
import io.corral.Lookup.Origin;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.entry.Entry;
import io.corral.internal.flight.Boarding;
import io.corral.internal.flight.Flight;
import io.corral.internal.lease.Claim;

/**
 * A read that missed, told once: board, claim, load, commit, land.
 *
 * <ol>
 *   <li>The first thread in this JVM leads the key's flight; the others join it and wait for its landing.
 *   <li>The leader claims the key from the store, which also looks once more whether a value has come meanwhile.
 *   <li>It runs the user's loader in its own thread, holding nothing.
 *   <li>It commits; the store refuses if anybody has written the key since the claim.
 *   <li>It lands the flight, on every way out. Joiners of a refused flight look again: a joiner may have come after
 *       the write, and must not get a value from before it.
 * </ol>
 *
 * @param <K> keys
 * @param <V> values
 */
public final class Loads<K, V> {

    private final Entries<K, V> entries;
    private final UserLoader<K, V> loader;
    private final Tower<K> tower;
    private final Settling<K> settling;

    /**
     * What a load takes.
     *
     * @param tower where flights are boarded and awaited
     * @param settling does what the loader says
     */
    public Loads(Entries<K, V> entries, UserLoader<K, V> loader, Tower<K> tower, Settling<K> settling) {
        this.entries = entries;
        this.loader = loader;
        this.tower = tower;
        this.settling = settling;
    }

    /** What makes the values. */
    public UserLoader<K, V> loader() {
        return loader;
    }

    /**
     * The value of a key that was not found, or has been stale for too long, loaded by this thread or by another; without
     * a value if the loader has none.
     *
     * @param demand whether a stale value will do
     * @throws javax.cache.CacheException if the load failed, or was not over within the time a caller waits
     */
    public Lookup<V> load(K missing, Demand demand) {
        K key = entries.key(missing);
        long until = tower.deadline();
        for (; ; ) {
            Boarding<K, Landing> boarding = tower.board(key);
            if (boarding instanceof Boarding.Leads<K, Landing> leads) {
                return lead(leads.flight(), demand, until);
            }
            Landing landing = tower.await(boarding.flight(), until);
            if (landing instanceof Landing.Loaded loaded) {
                return new Lookup<>(entries.value(loaded.stored()), Origin.COALESCED);
            } else if (landing instanceof Landing.Absent) {
                return new Lookup<>(null, Origin.COALESCED);
            }
            tower.requireSuccess(landing);
            Entry entry = entries.read(key);
            if (entry != null && !(demand == Demand.IF_STALE && entry.staleAt(entries.now()))) {
                return new Lookup<>(entries.serve(key, entry), Origin.COALESCED);
            }
        }
    }

    private Lookup<V> lead(Flight<K, Landing> flight, Demand demand, long until) {
        Arrival arrival = Arrival.NOWHERE;
        Origin origin = Origin.LOADED;
        try {
            Claim claim = tower.claim(flight, demand, until);
            if (claim instanceof Claim.Failing failing) {
                arrival = Arrival.failed(tower.failures().backingOff(failing.reason()));
            } else if (claim instanceof Claim.Unavailable) {
                arrival = settling.alone(loader.load(entries.key(flight.key()), entries));
            } else if (claim instanceof Claim.Absent) {
                arrival = Arrival.ABSENT;
                origin = Origin.NEGATIVE;
            } else if (claim instanceof Claim.Granted granted) {
                arrival = settling.settle(flight, granted, loader.load(entries.key(flight.key()), entries), demand);
            } else if (claim instanceof Claim.Landed landed) {
                entries.touch(flight.key(), landed.entry());
                // Joiners may have come after the claim was answered, and after a write in between: they look again.
                arrival = Arrival.found(landed.entry().value()).forTheLeader();
                origin = Origin.COALESCED;
            }
        } finally {
            tower.land(flight, arrival.landing());
        }
        arrival.delivery().run();
        if (arrival.failure() != null) {
            throw tower.failure(arrival.failure());
        }
        return new Lookup<>(arrival.stored() == null ? null : entries.value(arrival.stored()), origin);
    }
}
