// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import io.corral.internal.entry.Lease;
import io.corral.internal.lease.Waiting.Ended;
import java.util.function.Consumer;

/** One wait for the holder of a lease, as ClusterWaiting and WaitingHere do it. */
final class Awaiting {

    private final Node node;
    private final World world;
    private final Cluster cluster;
    private final Node holder;
    private final Consumer<Ended> then;
    private final Runnable watcher = this::look;
    private boolean over;

    private Awaiting(Node node, World world, Cluster cluster, Node holder, Consumer<Ended> then) {
        this.node = node;
        this.world = world;
        this.cluster = cluster;
        this.holder = holder;
        this.then = then;
    }

    /** Waits for at most so many milliseconds. */
    static void of(Node node, World world, Cluster cluster, Lease lease, long millis, Consumer<Ended> then) {
        Node holder = cluster.member(lease.holder());
        Awaiting awaiting = new Awaiting(node, world, cluster, holder, then);
        if (holder == null) {
            awaiting.end(Ended.UNKNOWN);
        } else {
            awaiting.ask(lease.token(), Math.max(millis, 0));
        }
    }

    private void ask(long token, long millis) {
        cluster.watch(watcher);
        world.timeline().in(millis, () -> end(Ended.TIMED_OUT));
        world.timeline().in(world.latency(node, holder), () -> {
            if (holder.alive()) {
                var unused = holder.board().landing(token).thenAccept(ended -> {
                    Ended told = holder == node && ended instanceof Ended.Failed ? Ended.LANDED : ended;
                    world.timeline().in(world.latency(holder, node), () -> end(told));
                });
            }
        });
    }

    private void look() {
        if (!cluster.members().contains(holder)) {
            end(Ended.UNKNOWN);
        }
    }

    private void end(Ended ended) {
        if (!over) {
            over = true;
            cluster.unwatch(watcher);
            world.timeline().in(world.pause(), () -> {
                if (node.alive()) {
                    then.accept(ended);
                }
            });
        }
    }
}
