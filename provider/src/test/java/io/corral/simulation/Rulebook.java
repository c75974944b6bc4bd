// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import io.corral.internal.change.Change;
import io.corral.internal.change.Condition;
import io.corral.internal.entry.Lease;
import io.corral.internal.infinispan.Slot;
import io.corral.simulation.RealDecide.Decided;

/** The rules by which an owner decides: the real ones, or what a mutant makes of them. */
final class Rulebook {

    private final World world;

    Rulebook(World world) {
        this.world = world;
    }

    Decided decide(Slot held, Exchange exchange) {
        return RealDecide.run(held, mutated(held, exchange), exchange.generation);
    }

    private Change mutated(Slot held, Exchange exchange) {
        Change change = exchange.change;
        Lease lease = visibleLease(held, exchange);
        switch (world.mutant()) {
            case COMMIT_WITHOUT_FENCE:
                return change instanceof Change.Commit c ? put(Condition.ALWAYS, c) : change;
            case COMMIT_UNDER_ANY_LEASE:
                return change instanceof Change.Commit c && lease != null ? put(Condition.ALWAYS, c) : change;
            case CLAIM_TAKES_ALWAYS:
                return change instanceof Change.Claim c && lease != null ? stealing(c, lease) : change;
            case CONDITION_IGNORED:
                return change instanceof Change.Put p && p.condition() instanceof Condition.IfVersion
                        ? new Change.Put(
                                Condition.IF_PRESENT, p.value(), p.version(), p.now(), p.onCreate(), p.onUpdate())
                        : change;
            default:
                return change;
        }
    }

    private static Change put(Condition condition, Change.Commit commit) {
        return new Change.Put(
                condition, commit.value(), commit.version(), commit.now(), commit.onCreate(), commit.onUpdate());
    }

    private static Change stealing(Change.Claim claim, Lease lease) {
        return new Change.Claim(
                claim.token(), claim.holder(), claim.now(), claim.deadline(), claim.demand(), lease.token());
    }

    /** What a sender sends when it sends a change again: the same. */
    Change again(Change change) {
        if (world.mutant() == Mutant.RETRY_WITH_NEW_VERSION && change instanceof Change.Put put) {
            return new Change.Put(
                    put.condition(),
                    put.value(),
                    -world.chance().nextLong(Long.MAX_VALUE),
                    put.now(),
                    put.onCreate(),
                    put.onUpdate());
        }
        return change;
    }

    static Lease visibleLease(Slot held, Exchange exchange) {
        return RealDecide.generation(held) < exchange.generation ? null : RealDecide.lease(held);
    }
}
