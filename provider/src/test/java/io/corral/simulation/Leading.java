// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import io.corral.internal.change.Change.Demand;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Lease;
import io.corral.internal.entry.Origin;
import io.corral.internal.flight.Flight;
import io.corral.internal.lease.Claim;
import io.corral.internal.lease.Waiting.Ended;
import io.corral.internal.load.Answer;
import io.corral.internal.load.Landing;

/** The leader of a flight, as Loads.lead and Tower do it: claim, load, commit, land. */
final class Leading {

    private final Getting caller;
    private final Node node;
    private final World world;
    private final Cluster cluster;
    private final Flight<Integer, Landing> flight;
    private final long until;

    Leading(Getting caller, Node node, World world, Cluster cluster, Flight<Integer, Landing> flight, long until) {
        this.caller = caller;
        this.node = node;
        this.world = world;
        this.cluster = cluster;
        this.flight = flight;
        this.until = until;
    }

    void claim(Long victim) {
        node.desk()
                .call(() -> node.leases().claim(flight.key(), flight.token(), Demand.IF_ABSENT, victim), this::claimed);
    }

    private void claimed(Claim claim) {
        if (claim instanceof Claim.Landed landed) {
            land(Landing.LOOK_AGAIN);
            caller.found((Value) landed.entry().value());
        } else if (claim instanceof Claim.Granted granted) {
            load(granted.lease());
        } else if (claim instanceof Claim.Failing failing) {
            land(new Landing.Failed(new IllegalStateException(failing.reason()), false));
            caller.failed(failing.reason());
        } else if (claim instanceof Claim.Taken taken) {
            outwait(taken.lease());
        }
    }

    private void outwait(Lease lease) {
        long left = until - world.timeline().now();
        Awaiting.of(node, world, cluster, lease, Math.min(left, Scenario.LEASE), ended -> {
            if (ended instanceof Ended.Failed failed) {
                land(new Landing.Failed(new IllegalStateException(failed.reason()), false));
                caller.failed("the load on " + lease.holder() + " failed");
            } else if (ended instanceof Ended.TimedOut && left <= Scenario.LEASE) {
                land(Landing.LOOK_AGAIN);
                caller.failed("no value in time");
            } else {
                claim(ended instanceof Ended.Landed ? null : lease.token());
            }
        });
    }

    private void load(Lease lease) {
        long sampled = world.timeline().now();
        world.ledger().loads(flight.key());
        node.samples().put(flight.token(), sampled);
        int what =
                world.scenario().kind() == Scenario.Kind.MIXED ? world.chance().nextInt(20) : 0;
        long millis = 1 + world.chance().nextInt(what == 1 ? Scenario.HANG : Scenario.LOAD);
        world.trace()
                .note(() -> node + " loads k" + flight.key() + " under " + lease.token() + " for " + millis + " ms");
        world.timeline().in(millis, () -> {
            if (node.alive()) {
                settle(what, lease, Value.loaded(node + "/" + flight.token() + "@" + sampled, sampled));
            }
        });
    }

    private void settle(int what, Lease lease, Value value) {
        node.flights().close(flight);
        if (what > 2 && what < 7) {
            handBack(Landing.ABSENT);
        } else if (what == 2) {
            handBack(new Landing.Failed(new IllegalStateException("the loader failed"), false));
        } else {
            commit(lease, value);
        }
    }

    private void handBack(Landing landing) {
        node.desk().call(() -> handBackNow(landing), stood -> {
            land(stood ? landing : Landing.LOOK_AGAIN);
            if (landing instanceof Landing.Absent) {
                caller.absent(flight.token());
            } else {
                caller.failed("the loader failed");
            }
        });
    }

    /** Whether the lease was still there to be handed back. */
    private boolean handBackNow(Landing landing) {
        int pause = world.scenario().backOff();
        return landing instanceof Landing.Failed && pause > 0
                ? node.leases().fail(flight.key(), flight.token(), "the loader failed", pause)
                : node.leases().abandon(flight.key(), flight.token());
    }

    private void commit(Lease lease, Value value) {
        node.desk()
                .call(
                        () -> node.entries()
                                .commit(flight.key(), value, lease.chain(), new Answer.Value(value, 1), Origin.NONE),
                        applied -> {
                            boolean refused = applied.verdict() instanceof Verdict.Refused;
                            boolean believed = !refused || world.mutant() == Mutant.JOINERS_TAKE_REFUSED_VALUES;
                            land(believed ? new Landing.Loaded(value) : Landing.LOOK_AGAIN);
                            caller.found(value);
                        });
    }

    private void land(Landing landing) {
        world.trace().note(() -> node + " lands " + flight.token() + " with " + landing);
        node.flights().land(flight, landing);
    }
}
