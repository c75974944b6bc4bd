// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.ClusterUnavailableException;
import io.corral.ReadPathEvent;
import io.corral.internal.async.Hands;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.failure.Failures;
import io.corral.internal.flight.Boarding;
import io.corral.internal.flight.Flight;
import io.corral.internal.flight.Flights;
import io.corral.internal.flight.WouldDeadlockException;
import io.corral.internal.lease.Claim;
import io.corral.internal.lease.Leases;
import io.corral.internal.lease.Waiting;
import io.corral.internal.stats.ProtectionCounters;
import io.corral.internal.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
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

    private final Flights<K, Landing> flights;
    private final Leases<K> leases;
    private final Waiting<K> waiting;
    private final Patience patience;
    private final Failures failures;
    private final ProtectionCounters counters;

    /** @param patience how long anybody waits for anybody */
    public Tower(
            Flights<K, Landing> flights,
            Leases<K> leases,
            Waiting<K> waiting,
            Patience patience,
            Failures failures,
            ProtectionCounters counters) {
        this.flights = flights;
        this.leases = leases;
        this.waiting = waiting;
        this.patience = patience;
        this.failures = failures;
        this.counters = counters;
    }

    /** Until when a caller that begins now waits. */
    long deadline() {
        return patience.clock().nanos() + patience.loadWaitNanos();
    }

    /** How long anybody waits, in nanoseconds. */
    long loadWaitNanos() {
        return patience.loadWaitNanos();
    }

    Failures failures() {
        return failures;
    }

    /** Joins the key's flight or leads one; a flight that has outstayed its lease is not joined but overtaken. */
    Boarding<K, Landing> board(K key) {
        return board(key, patience.leaseNanos());
    }

    /** The same for a refresh. */
    Boarding<K, Landing> boardRefresh(K key) {
        return board(key, TimeUnit.MILLISECONDS.toNanos(refreshMillis()));
    }

    private Boarding<K, Landing> board(K key, long leaseNanos) {
        for (; ; ) {
            Boarding<K, Landing> boarding =
                    flights.board(key, leases.token(), patience.clock().nanos() + leaseNanos);
            if (boarding instanceof Boarding.Joins<K, Landing> joins && overdue(joins.flight()) <= 0) {
                flights.land(joins.flight(), Landing.LOOK_AGAIN);
            } else {
                return boarding;
            }
        }
    }

    /** Whether a flight of this key could be joined. */
    boolean flying(K key) {
        return joinable(key) != null;
    }

    /** The flight of this key that is under way and has not outstayed its lease, or null. */
    @Nullable
    Flight<K, Landing> joinable(K key) {
        Flight<K, Landing> flight = flights.flying(key);
        return flight == null || overdue(flight) <= 0 ? null : flight;
    }

    /** How long a refresh may take before it may be overtaken, in milliseconds. */
    long refreshMillis() {
        return patience.refreshMillis();
    }

    /** A token that nobody has had. */
    long token() {
        return leases.token();
    }

    /** Claims a key for a refresh, without waiting for anybody. */
    Claim claimRefresh(Flight<K, Landing> flight, Demand demand, long early) {
        return leases.claimRefresh(flight.key(), flight.token(), demand, early, refreshMillis());
    }

    /** Waits for a flight that another thread leads, until it lands, its lease runs out, or the caller's time is up. */
    Landing await(Flight<K, Landing> flight, long until) {
        long left = left(until);
        long overdue = overdue(flight);
        counters.took(ReadPathEvent.LOAD_COALESCED);
        try {
            return flight.await(Math.min(left, overdue));
        } catch (TimeoutException e) {
            if (overdue < left) {
                flights.land(flight, Landing.LOOK_AGAIN);
                return Landing.LOOK_AGAIN;
            }
            throw timedOut();
        } catch (InterruptedException e) {
            throw failures.interrupted(e);
        } catch (WouldDeadlockException e) {
            throw failures.reentry();
        }
    }

    /** What the caller gets to see whose load it was that failed. */
    RuntimeException failure(Answer.Failure failure) {
        return switch (failure.kind()) {
            case ANSWERED -> failures.answer(failure.cause().toString(), failure.cause());
            case CLOSED -> failures.closed();
            case FAILED, CANCELLED -> failures.loader(failure.cause());
        };
    }

    /**
     * The landing of a flight that others lead, for one who waits without a thread until his own time is up: one that
     * outstays its lease is landed then. What depends on it must be short.
     */
    CompletionStage<Landing> landing(Flight<K, Landing> flight, long until) {
        counters.took(ReadPathEvent.LOAD_COALESCED);
        long overdue = overdue(flight);
        if (overdue < left(until)) {
            CompletableFuture<?> alarm = Hands.alarm(overdue, () -> flights.land(flight, Landing.LOOK_AGAIN));
            var unused = flight.landing().thenRun(() -> alarm.cancel(false));
        }
        return flight.landing();
    }

    /** How long a caller who waits until then still waits, in nanoseconds. */
    long left(long until) {
        return until - patience.clock().nanos();
    }

    /** Throws what a joiner of a flight that failed gets to see. */
    void requireSuccess(Landing landing) {
        if (landing instanceof Landing.Failed failed) {
            throw failed.answer()
                    ? failures.answer(failed.cause().toString(), failed.cause())
                    : failures.sharedLoader(failed.cause());
        } else if (landing instanceof Landing.Closed) {
            throw failures.closed();
        }
    }

    private long overdue(Flight<K, Landing> flight) {
        return flight.dueAt() - patience.clock().nanos();
    }

    /**
     * Claims the flight's key; other holders are waited for. The answer is {@code Landed}, {@code Granted}, {@code
     * Failing}, {@code Absent} or {@code Unavailable}.
     */
    Claim claim(Flight<K, Landing> flight, Demand demand, long until) {
        @Nullable Long victim = null;
        for (; ; ) {
            Claim claim = ask(flight, demand, victim);
            if (claim instanceof Claim.Failing failing && victim != null) {
                throw shared(flight, failing.reason(), false);
            }
            if (!(claim instanceof Claim.Taken taken)) {
                count(claim);
                return claim;
            }
            victim = outwait(flight, taken, until);
        }
    }

    /** The answer to one claim, {@code Taken} included; {@code victim} is the token of a lease to overtake, or null. */
    Claim ask(Flight<K, Landing> flight, Demand demand, @Nullable Long victim) {
        try {
            return leases.claim(flight.key(), flight.token(), demand, victim);
        } catch (ClusterUnavailableException e) {
            LOG.debugf(e, "a claim was not answered: the value will be loaded and not stored");
            return new Claim.Unavailable();
        }
    }

    /** Waits for a holder; the answer is the token to overtake, or null where one only has to look again. */
    private @Nullable Long outwait(Flight<K, Landing> flight, Claim.Taken taken, long until) {
        counters.took(ReadPathEvent.LOAD_AWAITED_ELSEWHERE);
        long left = left(until);
        try {
            return victim(
                    flight,
                    taken,
                    waiting.await(flight.key(), taken.lease(), Math.min(left, patience.leaseNanos())),
                    left);
        } catch (InterruptedException e) {
            throw failures.interrupted(e);
        } catch (WouldDeadlockException e) {
            throw failures.reentry();
        }
    }

    /** The end of a holder's load, for one who waits without a thread for at most {@code left} nanoseconds. */
    CompletionStage<Waiting.Ended> ended(Flight<K, Landing> flight, Claim.Taken taken, long left) {
        counters.took(ReadPathEvent.LOAD_AWAITED_ELSEWHERE);
        return waiting.ended(flight.key(), taken.lease(), Math.min(left, patience.leaseNanos()));
    }

    /** What the end of a wait of at most {@code left} nanoseconds says: a token to overtake, or null to look again. */
    @Nullable
    Long victim(Flight<K, Landing> flight, Claim.Taken taken, Waiting.Ended ended, long left) {
        if (ended instanceof Waiting.Ended.Failed failed) {
            throw shared(flight, failed.reason(), failed.answer());
        } else if (ended instanceof Waiting.Ended.TimedOut && left <= patience.leaseNanos()) {
            throw timedOut();
        }
        return ended instanceof Waiting.Ended.Landed ? null : taken.lease().token();
    }

    /** The failure of a load that was waited for. Those who joined here waited for the same load: it fails them too. */
    RuntimeException shared(Flight<K, Landing> flight, String reason, boolean answer) {
        RuntimeException failure = answer ? failures.answer(reason, null) : failures.remoteLoader(reason);
        land(flight, new Landing.Failed(failure, answer));
        return failure;
    }

    /** A caller gives up waiting. */
    RuntimeException timedOut() {
        counters.took(ReadPathEvent.WAIT_TIMED_OUT);
        return failures.loadTimeout(patience.loadWaitNanos());
    }

    /** Counts how a claim was answered. */
    void count(Claim claim) {
        if (claim instanceof Claim.Failing) {
            counters.took(ReadPathEvent.BACK_OFF_MET);
        } else if (claim instanceof Claim.Absent) {
            counters.took(ReadPathEvent.NEGATIVE_SERVED);
        } else if (claim instanceof Claim.Granted granted && granted.lease().overtook()) {
            counters.took(ReadPathEvent.TAKEN_OVER);
        }
    }

    /** Ends a flight. */
    void land(Flight<K, Landing> flight, Landing landing) {
        flights.land(flight, landing);
    }

    /** Asks for the keys of several flights at once. */
    Claims<K> claimAll(Iterable<Flight<K, Landing>> mine, Demand demand) {
        Claims<K> claims = Claims.sort(mine, leases, demand);
        claims.answers().forEach(this::count);
        return claims;
    }

    /**
     * How long anybody waits: {@code load-wait} and {@code lease-time} in nanoseconds, {@code refresh-lease-time} in
     * milliseconds, and the clock they run by.
     */
    public record Patience(long loadWaitNanos, long leaseNanos, long refreshMillis, Clock clock) {}
}
