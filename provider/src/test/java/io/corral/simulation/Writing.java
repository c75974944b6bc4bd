// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import io.corral.internal.change.Change;
import io.corral.internal.change.Condition;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** One write: a put, a remove, a clear as ClusterStore and Generations do it, an increment as Processing does it. */
final class Writing {

    /** A token that no lease has, as in ClusterStore. */
    private static final long NOBODY = -1;

    private final String who;
    private final Node node;
    private final World world;
    private final Cluster cluster;
    private final int key;
    private final long began;
    private final Runnable then;
    private boolean told;

    /** @param then what the caller does next */
    Writing(String what, Node node, World world, Cluster cluster, int key, Runnable then) {
        this.who = "a " + what + " on " + node;
        this.node = node;
        this.world = world;
        this.cluster = cluster;
        this.key = key;
        this.began = world.timeline().now();
        this.then = then;
        world.ledger().begun();
        world.trace().note(() -> who + " of k" + key + " begins");
    }

    void put() {
        Value value = Value.written("put@" + began + "/" + node, 0);
        node.desk().call(() -> node.entries().put(key, value, Condition.ALWAYS), applied -> {
            value.acknowledged(world.timeline().now());
            world.ledger().acknowledged(key, began);
            end();
        });
    }

    void remove() {
        node.desk().call(() -> node.entries().remove(key, Condition.ALWAYS), applied -> {
            world.ledger().acknowledged(key, began);
            end();
        });
    }

    void increment() {
        node.desk().call(() -> node.entries().read(key), base -> increment(base));
    }

    private void increment(Entry base) {
        int count = base == null ? 0 : ((Value) base.value()).count();
        Condition condition = base == null ? Condition.IF_ABSENT : new Condition.IfVersion(base.version());
        Value value = Value.written("count " + (count + 1) + " of " + node, count + 1);
        node.desk().call(() -> node.entries().put(key, value, condition), applied -> {
            if (applied.verdict() instanceof Verdict.Declined) {
                increment();
            } else {
                value.acknowledged(world.timeline().now());
                world.ledger().acknowledged(key, began);
                world.ledger().incremented(key);
                end();
            }
        });
    }

    void clear() {
        if (world.mutant() == Mutant.CLEAR_WITHOUT_GENERATION) {
            purge(node.generation());
            return;
        }
        long generation = cluster.nextGeneration();
        Set<Node> missing = new LinkedHashSet<>(cluster.members());
        boolean[] over = {false};
        if (world.mutant() == Mutant.CLEAR_DOES_NOT_WAIT) {
            cleared(generation);
        }
        Runnable[] watcher = new Runnable[1];
        Runnable look = () -> {
            missing.retainAll(cluster.members());
            if (missing.isEmpty() && !over[0] && node.alive()) {
                over[0] = true;
                cluster.unwatch(watcher[0]);
                herald(generation);
                purge(generation);
            }
        };
        watcher[0] = look;
        cluster.watch(look);
        for (Node member : cluster.members()) {
            world.timeline().in(world.latency(node, member), () -> {
                if (member.alive()) {
                    world.trace().note(() -> member + " hears of generation " + generation);
                    member.generation(generation);
                    world.timeline().in(world.latency(member, node), () -> {
                        missing.remove(member);
                        look.run();
                    });
                }
            });
        }
    }

    /** As Heralds does; the message may be lost. */
    private void herald(long generation) {
        for (Node member : cluster.members()) {
            if (member == node || !world.oneIn(8)) {
                world.timeline()
                        .in(world.latency(node, member), () -> member.board().cleared(generation));
            }
        }
    }

    private void purge(long generation) {
        Set<Integer> keys = new TreeSet<>();
        cluster.members().forEach(member -> keys.addAll(member.slots().keySet()));
        if (keys.isEmpty()) {
            cleared(generation);
        }
        Set<Integer> left = new TreeSet<>(keys);
        for (int held : keys) {
            cluster.wire().send(new Exchange(node, held, new Change.Abandon(NOBODY, 0), generation, decided -> {
                left.remove(held);
                if (left.isEmpty()) {
                    cleared(generation);
                }
            }));
        }
    }

    private void cleared(long generation) {
        if (told) {
            return;
        }
        told = true;
        cluster.acknowledge(generation);
        world.ledger().cleared(began);
        end();
    }

    private void end() {
        world.trace().note(() -> who + " of k" + key + " that began at " + began + " is acknowledged");
        world.ledger().ended(who, began, 2_000 + 4L * Cluster.SLACK);
        then.run();
    }
}
