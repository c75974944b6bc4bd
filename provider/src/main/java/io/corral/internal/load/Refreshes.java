// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.ClusterUnavailableException;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.flight.Boarding;
import io.corral.internal.flight.Flight;
import io.corral.internal.lease.Claim;
import io.corral.internal.stats.ProtectionCounters;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Reloads stale values in the background: board, claim, load, commit, land, as {@link Loads} does, but nobody waits and
 * nobody is told of a failure. Exactly one refresh of a key is under way among all who share the cache: in this JVM by
 * the flight, over nodes by the lease. Without a thread or a permit nothing is lost: the value stays stale, and the next
 * reader asks again. Entries that nobody reads are not refreshed.
 *
 * @param <K> keys
 */
public final class Refreshes<K> {

    private static final Logger LOG = Logger.getLogger(Refreshes.class);

    /** How long readers here do not ask again whether another node still refreshes a key. */
    private static final long ELSEWHERE_MILLIS = 100;

    private final Entries<K, ?> entries;
    private final Tower<K> tower;
    private final Settling<K> settling;
    private final Means means;
    private final ConcurrentMap<K, Long> pauses = new ConcurrentHashMap<>();

    /** @param means what refreshes run with */
    public Refreshes(Entries<K, ?> entries, Tower<K> tower, Settling<K> settling, Means means) {
        this.entries = entries;
        this.tower = tower;
        this.settling = settling;
        this.means = means;
    }

    /**
     * Has a value reloaded, unless that is under way, or was found out of place.
     *
     * @param demand whether only if it is stale
     */
    public void wanted(K stale, UserLoader<K, ?> loader, Demand demand) {
        if (paused(stale) || tower.flying(stale)) {
            return;
        }
        if (!means.permits().tryAcquire()) {
            means.counters().refreshSkipped();
            return;
        }
        boolean taken = false;
        try {
            K key = entries.key(stale);
            if (tower.boardRefresh(key) instanceof Boarding.Leads<K, Landing> leads) {
                taken = depart(leads.flight(), loader, demand);
            }
        } finally {
            if (!taken) {
                means.permits().release();
            }
        }
    }

    private boolean paused(K key) {
        Long until = pauses.get(key);
        if (until == null) {
            return false;
        }
        if (entries.now() < until) {
            return true;
        }
        pauses.remove(key, until);
        return false;
    }

    private boolean depart(Flight<K, Landing> flight, UserLoader<K, ?> loader, Demand demand) {
        try {
            means.executor().execute(() -> {
                try {
                    refresh(flight, loader, demand);
                } finally {
                    means.permits().release();
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debugf(e, "a refresh has no thread: the value stays stale");
            means.counters().refreshSkipped();
            tower.land(flight, Landing.LOOK_AGAIN);
            return false;
        }
    }

    private void refresh(Flight<K, Landing> flight, UserLoader<K, ?> loader, Demand demand) {
        flight.take();
        Arrival arrival = Arrival.NOWHERE;
        try {
            Claim claim = tower.claimRefresh(flight, demand);
            if (claim instanceof Claim.Granted granted) {
                means.counters().refreshStarted();
                arrival = settling.settle(flight, granted, loader.load(entries.key(flight.key())), Demand.IF_STALE);
            } else if (claim instanceof Claim.Failing failing) {
                pauses.put(flight.key(), failing.until());
            } else if (claim instanceof Claim.Taken taken) {
                pauses.put(flight.key(), Math.min(taken.lease().deadline(), entries.now() + ELSEWHERE_MILLIS));
            }
        } catch (ClusterUnavailableException e) {
            LOG.debugf(e, "a refresh was not answered: the value stays stale");
            pauses.put(flight.key(), entries.now() + ELSEWHERE_MILLIS);
        } finally {
            tower.land(flight, arrival.landing());
        }
        tell(arrival);
    }

    private void tell(Arrival arrival) {
        if (arrival.failure() != null) {
            means.counters().refreshFailed();
            LOG.debugf(arrival.failure(), "a refresh has failed: the value stays stale");
        }
        try {
            arrival.delivery().run();
        } catch (RuntimeException e) {
            LOG.warnf(e, "a listener failed on a value that was refreshed in the background");
        }
    }

    /** Forgets what need not be remembered any more. */
    public void prune() {
        long now = entries.now();
        pauses.values().removeIf(until -> until <= now);
    }

    /**
     * What refreshes run with.
     *
     * @param executor runs them; it may refuse
     * @param permits as many as may run at once
     */
    public record Means(Executor executor, Semaphore permits, ProtectionCounters counters) {}
}
