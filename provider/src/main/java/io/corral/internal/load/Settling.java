// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.ClusterUnavailableException;
import io.corral.ReadPathEvent;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Origin;
import io.corral.internal.flight.Flight;
import io.corral.internal.flight.Flights;
import io.corral.internal.freshness.BackOff;
import io.corral.internal.lease.Claim;
import io.corral.internal.lease.Leases;
import io.corral.internal.load.Answer.Kind;
import io.corral.internal.stats.ProtectionCounters;
import io.corral.internal.store.Applied;
import io.corral.internal.store.Delivery;
import java.util.function.DoubleSupplier;
import org.jboss.logging.Logger;

/**
 * Does with a key what its loader's answer says, under the lease that was granted, and tells what came of it.
 *
 * @param <K> keys
 */
public final class Settling<K> {

    private static final Logger LOG = Logger.getLogger(Settling.class);

    private final Entries<K, ?> entries;
    private final Flights<K, Landing> flights;
    private final Leases<K> leases;
    private final Memory memory;
    private final ProtectionCounters counters;

    /** @param memory what is kept of loads that bring no value */
    public Settling(
            Entries<K, ?> entries,
            Flights<K, Landing> flights,
            Leases<K> leases,
            Memory memory,
            ProtectionCounters counters) {
        this.entries = entries;
        this.flights = flights;
        this.leases = leases;
        this.memory = memory;
        this.counters = counters;
    }

    /** Settles a load; {@code demand} is what it was claimed with. */
    Arrival settle(Flight<K, Landing> flight, Claim.Granted granted, Answer answer, Demand demand) {
        // Whoever comes from here on may come after a write that the joiners of this flight need not know of.
        flights.close(flight);
        if (answer instanceof Answer.Value value) {
            return commit(flight, granted, value);
        }
        // A value that is there and that the caller wanted replaced stays: JSR-107 has loadAll skip nulls.
        boolean replacing = demand == Demand.ALWAYS;
        if (answer instanceof Answer.Failure failure) {
            if (failure.kind() == Kind.ANSWERED && demand == Demand.IF_STALE) {
                // Nobody must be served an old value any more; the answer itself is not kept.
                return nothing(flight, answer, 0);
            }
            boolean told = failure.kind() == Kind.FAILED && memory.backOff().pauses();
            return standing(answer, told ? fail(flight, granted, failure) : abandon(flight));
        } else if (answer instanceof Answer.Unchanged unchanged) {
            return renew(flight, granted, unchanged);
        }
        long remembered = negativeMillis(answer);
        boolean dropping = !replacing && (remembered > 0 || demand == Demand.IF_STALE);
        Arrival arrival = dropping ? nothing(flight, answer, remembered) : standing(answer, abandon(flight));
        // What is not stored has no tags: a mark that has come since the claim may be meant for it.
        return answer instanceof Answer.Uncached && entries.marked(granted.era()) ? arrival.forTheLeader() : arrival;
    }

    private long negativeMillis(Answer answer) {
        if (answer instanceof Answer.Nothing nothing) {
            return nothing.ttl() < 0 ? memory.negativeMillis() : nothing.ttl();
        }
        return 0;
    }

    private Arrival renew(Flight<K, Landing> flight, Claim.Granted granted, Answer.Unchanged unchanged) {
        Entry held = unchanged.held();
        Origin origin = new Origin(held.origin().tags(), granted.era());
        if (entries.fenced(origin)) {
            return inVain(flight, held.value());
        }
        Arrival same = Arrival.found(held.value());
        try {
            boolean refused = entries.renew(flight.key(), flight.token(), unchanged, origin)
                            .verdict()
                    instanceof Verdict.Refused;
            return refused ? same.forTheLeader() : same;
        } catch (RuntimeException e) {
            LOG.debugf(e, "whether a value was renewed is not known");
            return same.forTheLeader();
        }
    }

    /** A mark has come since the claim, and is meant for this value: it would be stored in vain. */
    private Arrival inVain(Flight<K, Landing> flight, Object stored) {
        counters.took(ReadPathEvent.COMMIT_REFUSED);
        abandon(flight);
        return Arrival.found(stored).forTheLeader();
    }

    /** What a write has fenced is no answer for those who may have come after it. */
    private Arrival standing(Answer answer, boolean stood) {
        return stood ? alone(answer) : alone(answer).forTheLeader();
    }

    /**
     * What is loaded while the cluster does not answer: this JVM's joiners share it, and nothing is stored, for nobody
     * can tell what has been written meanwhile.
     */
    Arrival alone(Answer answer) {
        if (answer instanceof Answer.Value value) {
            return shared(value.value());
        } else if (answer instanceof Answer.Uncached uncached) {
            return shared(uncached.value());
        } else if (answer instanceof Answer.Unchanged unchanged) {
            return Arrival.found(unchanged.held().value());
        }
        return answer instanceof Answer.Failure failure ? Arrival.failed(failure, Delivery.NONE) : Arrival.ABSENT;
    }

    private Arrival shared(Object value) {
        try {
            return Arrival.found(entries.stored(value));
        } catch (RuntimeException e) {
            return Arrival.failed(e);
        }
    }

    private boolean fail(Flight<K, Landing> flight, Claim.Granted granted, Answer.Failure failure) {
        long pause = memory.backOff()
                .pause(granted.lease().failures(), memory.random().getAsDouble());
        counters.took(ReadPathEvent.BACK_OFF_BEGUN);
        try {
            return leases.fail(flight.key(), flight.token(), failure.cause().toString(), pause);
        } catch (RuntimeException e) {
            LOG.debugf(e, "a failure could not be told: its lease ends by its deadline");
            return false;
        }
    }

    private Arrival nothing(Flight<K, Landing> flight, Answer answer, long millis) {
        try {
            Applied applied = leases.nothing(flight.key(), flight.token(), millis);
            boolean refused = applied.verdict() instanceof Verdict.Refused;
            return standing(answer, !refused).telling(applied.delivery());
        } catch (RuntimeException e) {
            LOG.debugf(e, "that there is no value could not be told: its lease ends by its deadline");
            return standing(answer, false);
        }
    }

    /** Hands the key back; false if somebody has written it or overtaken this load. */
    boolean abandon(Flight<K, Landing> flight) {
        try {
            return leases.abandon(flight.key(), flight.token());
        } catch (RuntimeException e) {
            LOG.debugf(e, "a lease could not be handed back: it ends by its deadline");
            return false;
        }
    }

    private Arrival commit(Flight<K, Landing> flight, Claim.Granted granted, Answer.Value value) {
        Object stored;
        try {
            stored = entries.stored(value.value());
        } catch (RuntimeException e) {
            return abandon(flight) ? Arrival.failed(e) : Arrival.failed(e).forTheLeader();
        }
        Origin origin = new Origin(value.tags(), granted.era());
        if (entries.fenced(origin)) {
            return inVain(flight, stored);
        }
        try {
            Applied applied =
                    entries.commit(flight.key(), stored, granted.lease().chain(), value, origin);
            boolean refused = applied.verdict() instanceof Verdict.Refused;
            if (refused) {
                counters.took(ReadPathEvent.COMMIT_REFUSED);
            }
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

    /**
     * What is kept of loads that bring no value.
     *
     * @param backOff the pause after a failure
     * @param negativeMillis for how many milliseconds "there is no value" is the answer; 0 for not at all
     * @param random from 0 to 1
     */
    public record Memory(BackOff backOff, long negativeMillis, DoubleSupplier random) {}
}
