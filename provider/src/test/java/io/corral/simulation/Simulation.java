// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import io.corral.internal.entry.Entry;
import io.corral.simulation.Scenario.Kind;
import io.corral.simulation.Violation.Invariant;
import java.util.ArrayList;
import java.util.List;

/** One run of one seed: callers call, nodes die and join, and in the end all must be well. */
final class Simulation {

    private static final int MOST_EVENTS = 200_000;

    private final World world;
    private final Cluster cluster;
    private final List<Caller> callers = new ArrayList<>();

    private Simulation(World world) {
        this.world = world;
        this.cluster = new Cluster(world);
    }

    /** Runs a seed; throws a {@link Violation} that names what does not hold. */
    static void run(long seed, Setting setting) {
        new Simulation(World.of(seed, setting, false)).run();
    }

    /** Runs a seed that failed once more, and tells what happened. */
    static String replay(long seed, Setting setting) {
        World world = World.of(seed, setting, true);
        String end = "all is well";
        try {
            new Simulation(world).run();
        } catch (RuntimeException e) {
            end = e.toString();
        }
        return world.scenario() + "\n" + world.trace().text() + "\n" + end;
    }

    private void run() {
        Scenario scenario = world.scenario();
        List.copyOf(cluster.members()).forEach(this::employ);
        for (int i = 0; i < scenario.kills(); i++) {
            // Far enough apart that copies have been made: two owners can lose one.
            world.timeline().in(5 + i * 150L + world.chance().nextInt(90), this::kill);
        }
        for (int i = 0; i < scenario.joins(); i++) {
            world.timeline().in(1 + world.chance().nextInt(300), () -> employ(cluster.join()));
        }
        drain();
        checkAnswers();
        cluster.checkCopies();
        checkCounts();
        checkLoads();
        if (scenario.kind() != Kind.COUNTING) {
            // Whatever has happened, nothing is stuck.
            for (int key = 0; key < scenario.keys(); key++) {
                Node node = cluster.members()
                        .get(world.chance().nextInt(cluster.members().size()));
                new Getting(node, world, cluster, key, () -> {}).run();
            }
            drain();
            checkAnswers();
            cluster.checkCopies();
        }
    }

    private void employ(Node node) {
        for (int i = 0; i < world.scenario().callers(); i++) {
            Caller caller = new Caller(node, world, cluster);
            callers.add(caller);
            caller.next();
        }
    }

    private void kill() {
        if (cluster.members().size() > 1 && cluster.members().stream().allMatch(Node::alive)) {
            cluster.kill(cluster.members()
                    .get(world.chance().nextInt(cluster.members().size())));
        }
    }

    private void drain() {
        int events = 0;
        while (world.timeline().step()) {
            if (++events > MOST_EVENTS) {
                throw new Violation(Invariant.NOBODY_WAITS, "it goes on and on");
            }
        }
    }

    private void checkAnswers() {
        for (Caller caller : callers) {
            if (caller.node().alive() && !caller.done()) {
                throw new Violation(Invariant.NOBODY_WAITS, "a caller on " + caller.node() + " has no answer");
            }
        }
        for (Node member : cluster.members()) {
            if (!member.flights().running().isEmpty()) {
                throw new Violation(Invariant.NOBODY_WAITS, "a flight on " + member + " has not landed");
            }
        }
        if (!cluster.wire().open().isEmpty()) {
            throw new Violation(
                    Invariant.NOBODY_WAITS,
                    "a change has no answer: " + cluster.wire().open());
        }
    }

    private void checkCounts() {
        if (world.scenario().kind() != Kind.COUNTING) {
            return;
        }
        long lost = callers.stream().filter(caller -> !caller.done()).count();
        for (int key = 0; key < world.scenario().keys(); key++) {
            Entry entry = cluster.owners(key).get(0).visible(key);
            int count = entry == null ? 0 : ((Value) entry.value()).count();
            int acknowledged = world.ledger().increments(key);
            // Whoever died in the middle may or may not have counted.
            int twice = world.tolerates(Gap.OVERTAKEN_RETRY) ? world.ledger().overtaken(key) : 0;
            if (count < acknowledged || count > acknowledged + lost + twice) {
                throw new Violation(
                        Invariant.EXACTLY_ONCE,
                        "k" + key + " counts " + count + " of " + acknowledged + " increments, and " + lost
                                + " callers have died");
            }
        }
    }

    private void checkLoads() {
        if (world.scenario().kind() == Kind.COLD) {
            world.ledger().loads().forEach((key, loads) -> {
                if (loads > 1) {
                    throw new Violation(Invariant.ONE_LOAD, "k" + key + " was loaded " + loads + " times");
                }
            });
        }
    }
}
