// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.ClusterUnavailableException;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.change.Verdict;
import io.corral.internal.failure.Failures;
import io.corral.internal.flight.Boarding;
import io.corral.internal.flight.Flight;
import io.corral.internal.flight.Flights;
import io.corral.internal.flight.WouldDeadlockException;
import io.corral.internal.lease.Claim;
import io.corral.internal.lease.Leases;
import io.corral.internal.lease.Waiting;
import io.corral.internal.store.Applied;
import io.corral.internal.time.Clock;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where flights are boarded, claimed, awaited and landed; every wait has an end.
 *
 * @param <K> keys
 */
public final class Tower<K> {

    private static final Logger LOG = Logger.getLogger(Tower.class);

    private final Entries<K, ?> entries;
    private final Flights<K, Landing> flights;
    private final Leases<K> leases;
    private final Waiting<K> waiting;
    private final Patience patience;
    private final Failures failures;

    /** @param patience how long anybody waits for anybody */
    public Tower(
            Entries<K, ?> entries,
            Flights<K, Landing> flights,
            Leases<K> leases,
            Waiting<K> waiting,
            Patience patience,
            Failures failures) {
        this.entries = entries;
        this.flights = flights;
        this.leases = leases;
        this.waiting = waiting;
        this.patience = patience;
        this.failures = failures;
    }

    /** Until when a caller that begins now waits. */
    long deadline() {
        return patience.clock().nanos() + patience.loadWaitNanos();
    }

    Failures failures() {
        return failures;
    }

    /** Joins the key's flight or leads one; a flight that has outstayed its lease is not joined but overtaken. */
    Boarding<K, Landing> board(K key) {
        for (; ; ) {
            Boarding<K, Landing> boarding =
                    flights.board(key, leases.token(), patience.clock().nanos());
            if (boarding instanceof Boarding.Joins<K, Landing> joins && overdue(joins.flight()) <= 0) {
                flights.land(joins.flight(), Landing.LOOK_AGAIN);
            } else {
                return boarding;
            }
        }
    }

    /** Waits for a flight that another thread leads, until it lands, its lease runs out, or the caller's time is up. */
    Landing await(Flight<K, Landing> flight, long until) {
        long left = until - patience.clock().nanos();
        long overdue = overdue(flight);
        try {
            return flight.await(Math.min(left, overdue));
        } catch (TimeoutException e) {
            if (overdue < left) {
                flights.land(flight, Landing.LOOK_AGAIN);
                return Landing.LOOK_AGAIN;
            }
            throw failures.loadTimeout(patience.loadWaitNanos());
        } catch (InterruptedException e) {
            throw failures.interrupted(e);
        } catch (WouldDeadlockException e) {
            throw failures.reentry();
        }
    }

    /**
     * Waits until this caller may make a value that is missing, for a cache without a loader: one caller at a time may,
     * over all who share the cache, until there is a value.
     */
    public Right right(K key) {
        long until = deadline();
        for (; ; ) {
            Boarding<K, Landing> boarding = board(key);
            if (boarding instanceof Boarding.Leads<K, Landing> leads) {
                return lead(leads.flight(), until);
            }
            await(boarding.flight(), until);
            if (entries.read(key) != null) {
                return Right.NONE;
            }
        }
    }

    private Right lead(Flight<K, Landing> flight, long until) {
        boolean granted = false;
        try {
            granted = claim(flight, Demand.IF_ABSENT, until) instanceof Claim.Granted;
        } finally {
            if (!granted) {
                land(flight, Landing.LOOK_AGAIN);
            }
        }
        return !granted
                ? Right.NONE
                : () -> {
                    abandon(flight);
                    land(flight, Landing.LOOK_AGAIN);
                };
    }

    /** Throws what a joiner of a flight that failed gets to see. */
    void requireSuccess(Landing landing) {
        if (landing instanceof Landing.Failed failed) {
            throw failures.sharedLoader(failed.cause());
        } else if (landing instanceof Landing.Closed) {
            throw failures.closed();
        }
    }

    private long overdue(Flight<K, Landing> flight) {
        return flight.startedAt() + patience.leaseNanos() - patience.clock().nanos();
    }

    /**
     * Claims the flight's key; other holders are waited for. The answer is {@code Landed}, {@code Granted}, {@code
     * Failing} or {@code Unavailable}.
     */
    Claim claim(Flight<K, Landing> flight, Demand demand, long until) {
        @Nullable Long victim = null;
        for (; ; ) {
            Claim claim = ask(flight, demand, victim);
            if (claim instanceof Claim.Failing failing && victim != null) {
                throw shared(flight, failing.reason());
            }
            if (!(claim instanceof Claim.Taken taken)) {
                return claim;
            }
            victim = outwait(flight, taken, until);
        }
    }

    private Claim ask(Flight<K, Landing> flight, Demand demand, @Nullable Long victim) {
        try {
            return leases.claim(flight.key(), flight.token(), demand, victim);
        } catch (ClusterUnavailableException e) {
            LOG.debugf(e, "a claim was not answered: the value will be loaded and not stored");
            return new Claim.Unavailable();
        }
    }

    /**
     * What is loaded while the cluster does not answer: this JVM's joiners share it, and nothing is stored, for nobody
     * can tell what has been written meanwhile.
     */
    Arrival alone(Answer answer) {
        if (answer instanceof Answer.Value value) {
            try {
                return Arrival.found(entries.stored(value.value()));
            } catch (RuntimeException e) {
                return Arrival.failed(e, false);
            }
        }
        return answer instanceof Answer.Failure failure
                ? Arrival.failed(failure.cause(), failure.cancelled())
                : Arrival.ABSENT;
    }

    /** Waits for a holder; the answer is the token to overtake, or null where one only has to look again. */
    private @Nullable Long outwait(Flight<K, Landing> flight, Claim.Taken taken, long until) {
        long left = until - patience.clock().nanos();
        try {
            Waiting.Ended ended = waiting.await(flight.key(), taken.lease(), Math.min(left, patience.leaseNanos()));
            if (ended instanceof Waiting.Ended.Failed failed) {
                throw shared(flight, failed.reason());
            } else if (ended instanceof Waiting.Ended.TimedOut && left <= patience.leaseNanos()) {
                throw failures.loadTimeout(patience.loadWaitNanos());
            }
            return ended instanceof Waiting.Ended.Landed ? null : taken.lease().token();
        } catch (InterruptedException e) {
            throw failures.interrupted(e);
        } catch (WouldDeadlockException e) {
            throw failures.reentry();
        }
    }

    /** The failure of a load that was waited for. Those who joined here waited for the same load: it fails them too. */
    private RuntimeException shared(Flight<K, Landing> flight, String reason) {
        RuntimeException failure = failures.remoteLoader(reason);
        land(flight, new Landing.Failed(failure));
        return failure;
    }

    /** Does with the key what the loader's answer says, and tells what came of it. */
    Arrival settle(Flight<K, Landing> flight, Claim.Granted granted, Answer answer) {
        // Whoever comes from here on may come after a write that the joiners of this flight need not know of.
        flights.close(flight);
        if (answer instanceof Answer.Value value) {
            return commit(flight, granted, value.value());
        }
        boolean stood;
        if (answer instanceof Answer.Failure failure && pauses(failure)) {
            stood = fail(flight, failure);
        } else {
            stood = abandon(flight);
        }
        // What a write has fenced is no answer for those who may have come after it.
        return stood ? alone(answer) : alone(answer).forTheLeader();
    }

    private boolean pauses(Answer.Failure failure) {
        return !failure.cancelled() && patience.backOffMillis() > 0;
    }

    private boolean fail(Flight<K, Landing> flight, Answer.Failure failure) {
        try {
            return leases.fail(flight.key(), flight.token(), failure.cause().toString(), patience.backOffMillis());
        } catch (RuntimeException e) {
            LOG.debugf(e, "a failure could not be told: its lease ends by its deadline");
            return false;
        }
    }

    private boolean abandon(Flight<K, Landing> flight) {
        try {
            return leases.abandon(flight.key(), flight.token());
        } catch (RuntimeException e) {
            LOG.debugf(e, "a lease could not be handed back: it ends by its deadline");
            return false;
        }
    }

    private Arrival commit(Flight<K, Landing> flight, Claim.Granted granted, Object value) {
        Object stored;
        try {
            stored = entries.stored(value);
        } catch (RuntimeException e) {
            return abandon(flight) ? Arrival.failed(e, false) : Arrival.failed(e, true);
        }
        try {
            Applied applied =
                    entries.commit(flight.key(), stored, granted.lease().chain());
            boolean refused = applied.verdict() instanceof Verdict.Refused;
            return new Arrival(
                    refused ? Landing.LOOK_AGAIN : new Landing.Loaded(stored), stored, null, applied.delivery());
        } catch (RuntimeException e) {
            // The cluster does not answer, or the cache has been closed: the caller has its value all the same.
            LOG.debugf(e, "whether a loaded value is stored is not known");
            if (!(e instanceof ClusterUnavailableException)) {
                abandon(flight);
            }
            return Arrival.found(stored).forTheLeader();
        }
    }

    /** Ends a flight. */
    void land(Flight<K, Landing> flight, Landing landing) {
        flights.land(flight, landing);
    }

    /** Asks for the keys of several flights at once. */
    Claims<K> claimAll(Iterable<Flight<K, Landing>> mine, Demand demand) {
        return Claims.sort(mine, leases, demand);
    }

    /**
     * How long anybody waits: {@code load-wait} and {@code lease-time} in nanoseconds, {@code back-off} in milliseconds,
     * and the clock they run by.
     */
    public record Patience(long loadWaitNanos, long leaseNanos, long backOffMillis, Clock clock) {}
}
