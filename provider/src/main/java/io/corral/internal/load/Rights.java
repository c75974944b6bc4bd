// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.change.Change.Demand;
import io.corral.internal.flight.Boarding;
import io.corral.internal.flight.Flight;
import io.corral.internal.lease.Claim;

/**
 * The right to make a value that is missing, for a cache without a loader: one caller at a time has it, over all who
 * share the cache, until there is a value.
 *
 * @param <K> keys
 */
public final class Rights<K> {

    private final Entries<K, ?> entries;
    private final Tower<K> tower;
    private final Settling<K> settling;

    /** @param settling hands keys back */
    public Rights(Entries<K, ?> entries, Tower<K> tower, Settling<K> settling) {
        this.entries = entries;
        this.tower = tower;
        this.settling = settling;
    }

    /** Waits until this caller may make the value, or there is one. */
    public Right take(K key) {
        long until = tower.deadline();
        for (; ; ) {
            Boarding<K, Landing> boarding = tower.board(key);
            if (boarding instanceof Boarding.Leads<K, Landing> leads) {
                return lead(leads.flight(), until);
            }
            tower.await(boarding.flight(), until);
            if (entries.read(key) != null) {
                return Right.NONE;
            }
        }
    }

    private Right lead(Flight<K, Landing> flight, long until) {
        boolean granted = false;
        try {
            granted = tower.claim(flight, Demand.IF_ABSENT, until) instanceof Claim.Granted;
        } finally {
            if (!granted) {
                tower.land(flight, Landing.LOOK_AGAIN);
            }
        }
        return !granted
                ? Right.NONE
                : () -> {
                    settling.abandon(flight);
                    tower.land(flight, Landing.LOOK_AGAIN);
                };
    }
}
