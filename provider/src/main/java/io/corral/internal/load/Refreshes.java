// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.ClusterUnavailableException;
import io.corral.ReadPathEvent;
import io.corral.Versioned;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.entry.Entry;
import io.corral.internal.flight.Boarding;
import io.corral.internal.flight.Flight;
import io.corral.internal.lease.Claim;
import io.corral.internal.load.Errands.Errand;
import io.corral.internal.stats.ProtectionCounters;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Reloads stale values in the background: board, claim, load, commit, land, as {@link Loads} does, but nobody waits and
 * nobody is told of a failure. Exactly one refresh of a key is under way among all who share the cache: in this JVM by
 * the errand and the flight, over nodes by the lease. Without a thread or a permit nothing is lost: the value stays
 * stale, and the next reader asks again. Entries that nobody reads are not refreshed.
 *
 * <p>The flight begins when a thread does: whoever must wait never waits for work that is still in a queue.
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
    private final Errands<K> errands;

    /** @param means what refreshes run with */
    public Refreshes(Entries<K, ?> entries, Tower<K> tower, Settling<K> settling, Means means) {
        this.entries = entries;
        this.tower = tower;
        this.settling = settling;
        this.means = means;
        this.errands = new Errands<>();
    }

    /**
     * Has a stale value reloaded, unless that is under way, or was found out of place.
     *
     * @param now in epoch milliseconds
     */
    public void stale(K key, Entry entry, long now, UserLoader<K, ?> loader) {
        if (!errands.spares(key, entry, now)) {
            send(key, entry.version(), Demand.IF_STALE, 0, now, loader);
        }
    }

    /**
     * The same for a value that is still fresh.
     *
     * @param version of the value
     * @param early by how many milliseconds before its soft expiry it is already held for stale
     */
    public void early(K key, long version, long early, long now, UserLoader<K, ?> loader) {
        if (!errands.spares(key, version, now)) {
            send(key, version, Demand.IF_STALE, early, now, loader);
        }
    }

    /** Has a value loaded that is missing, or has been stale for too long, unless that is under way. */
    public void missing(K key, UserLoader<K, ?> loader) {
        early(key, Versioned.NONE, 0, entries.now(), loader);
    }

    /** Has a value reloaded, however fresh it is, unless that is under way. */
    public void demanded(K key, UserLoader<K, ?> loader) {
        long now = entries.now();
        if (!errands.running(key, now)) {
            send(key, Versioned.NONE, Demand.ALWAYS, 0, now, loader);
        }
    }

    private void send(K wanted, long version, Demand demand, long early, long now, UserLoader<K, ?> loader) {
        if (tower.flying(wanted)) {
            return;
        }
        if (loader.busy() || !means.permits().tryAcquire()) {
            means.counters().took(ReadPathEvent.REFRESH_SKIPPED);
            return;
        }
        boolean sent = false;
        try {
            K key = entries.key(wanted);
            Errand errand = new Errand(tower.token(), version, demand, early, now, tower.refreshMillis());
            sent = errands.begin(key, errand) && depart(key, errand, loader);
        } finally {
            if (!sent) {
                means.permits().release();
            }
        }
    }

    private boolean depart(K key, Errand errand, UserLoader<K, ?> loader) {
        boolean taken = false;
        try {
            means.executor().execute(() -> {
                try {
                    run(key, errand, loader);
                } finally {
                    errands.end(key, errand);
                    means.permits().release();
                }
            });
            taken = true;
        } catch (RuntimeException e) {
            // Whatever an executor of the user's own throws is no business of the one who reads.
            LOG.debugf(e, "a refresh has no thread: the value stays stale");
            means.counters().took(ReadPathEvent.REFRESH_SKIPPED);
        } finally {
            if (!taken) {
                errands.end(key, errand);
            }
        }
        return taken;
    }

    private void run(K key, Errand errand, UserLoader<K, ?> loader) {
        if (!(tower.boardRefresh(key) instanceof Boarding.Leads<K, Landing> leads)) {
            return;
        }
        Flight<K, Landing> flight = leads.flight();
        Arrival arrival = Arrival.NOWHERE;
        try {
            Claim claim = tower.claimRefresh(flight, errand.demand(), errand.early());
            tower.count(claim);
            if (claim instanceof Claim.Granted granted) {
                means.counters().took(ReadPathEvent.REFRESHED);
                if (errand.early() > 0) {
                    means.counters().took(ReadPathEvent.REFRESHED_EARLY);
                }
                arrival = settling.settle(flight, granted, loader.load(entries.key(key), entries), Demand.IF_STALE);
            } else if (claim instanceof Claim.Failing failing) {
                errands.pause(key, errand, failing.until());
            } else if (claim instanceof Claim.Absent absent) {
                errands.pause(key, errand, absent.until());
            } else if (claim instanceof Claim.Taken taken) {
                errands.pause(key, errand, Math.min(taken.lease().deadline(), entries.now() + ELSEWHERE_MILLIS));
            }
        } catch (ClusterUnavailableException e) {
            LOG.debugf(e, "a refresh was not answered: the value stays stale");
            errands.pause(key, errand, entries.now() + ELSEWHERE_MILLIS);
        } finally {
            tower.land(flight, arrival.landing());
        }
        tell(arrival);
    }

    private void tell(Arrival arrival) {
        if (arrival.failure() != null) {
            means.counters().took(ReadPathEvent.REFRESH_FAILED);
            LOG.debugf(arrival.failure().cause(), "a refresh has failed: the value stays stale");
        }
        try {
            arrival.delivery().run();
        } catch (RuntimeException e) {
            LOG.warnf(e, "a listener failed on a value that was refreshed in the background");
        }
    }

    /** Lets readers here ask again at once. */
    public void resume(K key) {
        errands.resume(key, entries.glance(key));
    }

    /** Forgets what need not be remembered any more. */
    public void prune() {
        errands.prune(entries.now());
    }

    /**
     * What refreshes run with.
     *
     * @param executor runs them; it may refuse
     * @param permits as many as may run at once
     */
    public record Means(Executor executor, Semaphore permits, ProtectionCounters counters) {}
}
