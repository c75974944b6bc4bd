// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.async.Hands;
import io.corral.internal.async.Promise;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.entry.Entry;
import io.corral.internal.flight.Boarding;
import io.corral.internal.flight.Flight;
import io.corral.internal.lease.Claim;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A read that missed, told for callers who do not wait in a thread: board, claim, load, commit, land, as {@link Loads}
 * does, and in the same flights.
 *
 * <ol>
 *   <li>A flight that is under way is joined by attaching to its landing.
 *   <li>Otherwise a thread for loads boards, so that a flight begins when a thread does, and claims.
 *   <li>If somebody outside this JVM has the key, the flight goes on without a thread until that load has ended; then a
 *       step claims again.
 *   <li>The source is asked by a thread for loads. An answer that comes later is settled by a step.
 * </ol>
 *
 * <p>The caller's time is bounded by its promise, whatever becomes of the load.
 *
 * @param <K> keys
 */
public final class AsyncLoads<K> {

    private final Entries<K, ?> entries;
    private final Tower<K> tower;
    private final Settling<K> settling;
    private final Hands hands;

    /** @param hands what works for those who wait */
    public AsyncLoads(Entries<K, ?> entries, Tower<K> tower, Settling<K> settling, Hands hands) {
        this.entries = entries;
        this.tower = tower;
        this.settling = settling;
        this.hands = hands;
    }

    /**
     * The stored form of the value of a key that was not found, or has been stale for too long; ends with null if the
     * source has none.
     */
    public Promise<Object> load(K missing, Demand demand, Source<K> source) {
        Call<K> call = call(missing, demand, source);
        go(call);
        return call.stored();
    }

    /** How long a refresh may take before it may be overtaken, in milliseconds. */
    public long refreshMillis() {
        return tower.refreshMillis();
    }

    Call<K> call(K missing, Demand demand, Source<K> source) {
        return new Call<>(
                entries.key(missing),
                demand,
                source,
                tower.deadline(),
                hands.promise(tower.loadWaitNanos(), tower::timedOut));
    }

    private void go(Call<K> call) {
        Flight<K, Landing> flight = tower.joinable(call.key());
        if (flight != null) {
            join(call, flight);
        } else {
            hands.load(() -> board(call), e -> hands.fail(call.stored(), e));
        }
    }

    private void board(Call<K> call) {
        if (call.over()) {
            return;
        }
        Boarding<K, Landing> boarding = tower.board(call.key());
        if (boarding instanceof Boarding.Leads<K, Landing> leads) {
            lead(call, leads.flight(), null);
        } else {
            join(call, boarding.flight());
        }
    }

    /** Waits for a flight that others lead. */
    void join(Call<K> call, Flight<K, Landing> flight) {
        if (flight.leader() == Thread.currentThread()) {
            hands.fail(call.stored(), tower.failures().reentry());
            return;
        }
        var unused = tower.landing(flight, call.until()).thenAccept(landing -> landed(call, landing));
    }

    private void landed(Call<K> call, Landing landing) {
        if (landing instanceof Landing.LookAgain) {
            hands.step(() -> lookAgain(call), e -> hands.fail(call.stored(), e));
        } else {
            hands.finish(call.stored(), () -> {
                tower.requireSuccess(landing);
                return landing instanceof Landing.Loaded loaded ? loaded.stored() : null;
            });
        }
    }

    private void lookAgain(Call<K> call) {
        if (call.over()) {
            return;
        }
        Entry entry = call.demand() == Demand.ALWAYS ? null : entries.read(call.key());
        if (entry == null || (call.demand() == Demand.IF_STALE && entry.staleAt(entries.now()))) {
            go(call);
        } else {
            entries.touch(call.key(), entry);
            hands.finish(call.stored(), entry::value);
        }
    }

    /** Goes on with a flight of which nothing has been granted yet. */
    private void lead(Call<K> call, Flight<K, Landing> flight, @Nullable Long victim) {
        try {
            Claim claim = tower.ask(flight, call.demand(), victim);
            if (claim instanceof Claim.Taken taken) {
                outwait(call, flight, taken);
                return;
            } else if (claim instanceof Claim.Failing failing && victim != null) {
                throw tower.shared(flight, failing.reason(), false);
            }
            tower.count(claim);
            if (claim instanceof Claim.Granted || claim instanceof Claim.Unavailable) {
                ask(call, flight, claim);
            } else {
                arrive(call, flight, known(flight, claim));
            }
        } catch (Throwable e) {
            giveUp(call, flight, e);
        }
    }

    /** What a claim brings that leaves nothing to load. */
    Arrival known(Flight<K, Landing> flight, Claim claim) {
        if (claim instanceof Claim.Landed landed) {
            entries.touch(flight.key(), landed.entry());
            // Joiners may have come after the claim was answered, and after a write in between: they look again.
            return Arrival.found(landed.entry().value()).forTheLeader();
        }
        return claim instanceof Claim.Failing failing
                ? Arrival.failed(tower.failures().backingOff(failing.reason()))
                : Arrival.ABSENT;
    }

    /** Waits for the holder outside this JVM, without a thread. */
    void outwait(Call<K> call, Flight<K, Landing> flight, Claim.Taken taken) {
        // Whatever this thread does next is not this flight's: nobody may take it for what the flight waits for.
        flight.leave();
        long left = tower.left(call.until());
        var unused = tower.ended(flight, taken, left)
                .whenComplete((ended, failure) -> hands.step(
                        () -> {
                            if (failure != null) {
                                giveUp(call, flight, failure);
                            } else if (flight.landed()) {
                                // Fenced, or overtaken: the joiners have been told so, and it holds no lease.
                                lookAgain(call);
                            } else {
                                lead(call, flight, tower.victim(flight, taken, ended, left));
                            }
                        },
                        e -> giveUp(call, flight, e)));
    }

    /** Has the source asked, by a thread that may be kept for long. */
    private void ask(Call<K> call, Flight<K, Landing> flight, Claim claim) {
        if (flight.leader() == Thread.currentThread()) {
            load(call, flight, claim);
            return;
        }
        hands.load(
                () -> {
                    flight.lead();
                    load(call, flight, claim);
                },
                e -> giveUp(call, flight, e));
    }

    private void load(Call<K> call, Flight<K, Landing> flight, Claim claim) {
        CompletableFuture<Answer> answer = call.source().answer(entries.key(flight.key()));
        if (answer.isDone()) {
            settle(call, flight, claim, answer.join());
            return;
        }
        flight.leave();
        var unused = answer.thenAccept(
                given -> hands.step(() -> settle(call, flight, claim, given), e -> giveUp(call, flight, e)));
    }

    private void settle(Call<K> call, Flight<K, Landing> flight, Claim claim, Answer answer) {
        arrive(
                call,
                flight,
                claim instanceof Claim.Granted granted
                        ? settling.settle(flight, granted, answer, call.demand())
                        : settling.alone(answer));
    }

    /** Lands, tells listeners, and ends the wait of the one who led. */
    void arrive(Call<K> call, Flight<K, Landing> flight, Arrival arrival) {
        tower.land(flight, arrival.landing());
        arrival.delivery().run();
        hands.finish(call.stored(), () -> {
            if (arrival.failure() != null) {
                throw tower.failure(arrival.failure());
            }
            return arrival.stored();
        });
    }

    void giveUp(Call<K> call, Flight<K, Landing> flight, Throwable failure) {
        tower.land(flight, Landing.LOOK_AGAIN);
        hands.fail(call.stored(), failure);
    }
}
