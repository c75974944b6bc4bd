// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import io.corral.internal.change.Change;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Lease;
import io.corral.internal.infinispan.Slot;
import io.corral.simulation.Violation.Invariant;
import java.util.HashMap;
import java.util.Map;

/** Looks over the shoulder of primary owners: what they grant, refuse and accept. */
final class Fence {

    private final World world;
    private final Cluster cluster;
    private final Map<Long, Long> granted = new HashMap<>();
    private final Map<Long, Long> chains = new HashMap<>();

    Fence(World world, Cluster cluster) {
        this.world = world;
        this.cluster = cluster;
    }

    /** A primary owner has decided. */
    void check(Slot held, Exchange exchange) {
        Verdict verdict = exchange.decided.verdict();
        if (verdict instanceof Verdict.Granted grant) {
            granting(Rulebook.visibleLease(held, exchange), grant.lease(), exchange);
        } else if (verdict instanceof Verdict.Taken taken) {
            taken(taken.lease(), exchange);
        } else if (exchange.change instanceof Change.Commit commit
                && exchange.decided.changed()
                && RealDecide.visible(exchange.decided.slot(), cluster.acknowledgedGeneration()) != null) {
            accepting(commit, exchange);
        }
    }

    private void granting(Lease before, Lease lease, Exchange exchange) {
        long now = world.timeline().now();
        if (before == null) {
            chains.put(lease.chain(), now);
        } else if (before.token() != lease.token() && before.held()) {
            Node holder = cluster.member(before.holder());
            boolean loading =
                    holder != null && holder.alive() && holder.flights().withToken(before.token()) != null;
            long until = before.deadline() - Node.EPOCH - skew();
            if (loading && now < until) {
                throw new Violation(
                        Invariant.ONE_LEASE,
                        "k" + exchange.key + " is granted to " + lease + " while " + before + " still loads");
            }
        }
        granted.putIfAbsent(lease.token(), now);
    }

    /** The claim was sent before, by a clock that may be slow. */
    private void taken(Lease lease, Exchange exchange) {
        long now = world.timeline().now();
        long latest = granted.getOrDefault(lease.token(), now) + Scenario.LEASE + 2L * skew() + Cluster.SLACK;
        if (now > latest && lease.held()) {
            throw new Violation(
                    Invariant.NOBODY_WAITS,
                    "k" + exchange.key + " is still taken by " + lease + " long after its time");
        }
    }

    private void accepting(Change.Commit commit, Exchange exchange) {
        long claimed = chains.getOrDefault(commit.chain(), Long.MIN_VALUE);
        long floor = world.ledger().floor(exchange.key);
        if (claimed < floor) {
            throw new Violation(
                    Invariant.FENCE,
                    commit.value() + " of k" + exchange.key + " is committed under a claim of " + claimed
                            + " although a write that began at " + floor + " has been acknowledged");
        }
    }

    private int skew() {
        return world.scenario().skew();
    }
}
