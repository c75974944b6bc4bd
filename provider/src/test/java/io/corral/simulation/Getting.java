// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import io.corral.internal.entry.Entry;
import io.corral.internal.flight.Boarding;
import io.corral.internal.flight.Flight;
import io.corral.internal.load.Landing;
import java.util.concurrent.TimeUnit;

/** One get with read-through, as Reading.get, Loads.load and Tower do it. */
final class Getting {

    private final String who;
    private final Node node;
    private final World world;
    private final Cluster cluster;
    private final int key;
    private final long floor;
    private final long began;
    private final Runnable then;
    private long until;

    /** @param then what the caller does next */
    Getting(Node node, World world, Cluster cluster, int key, Runnable then) {
        this.who = "a get on " + node;
        this.node = node;
        this.world = world;
        this.cluster = cluster;
        this.key = key;
        this.began = world.timeline().now();
        this.floor = world.ledger().floor(key);
        this.then = then;
        world.ledger().begun();
        world.trace().note(() -> who + " of k" + key + " begins");
    }

    void run() {
        node.desk().call(() -> node.entries().peek(key), entry -> {
            if (entry != null) {
                found((Value) entry.value());
            } else if (node.entries().near(key)) {
                load();
            } else {
                lookAgain(this::load);
            }
        });
    }

    private void load() {
        until = world.timeline().now() + Scenario.LOAD_WAIT;
        board();
    }

    private void lookAgain(Runnable otherwise) {
        node.desk().call(() -> node.entries().read(key), (Entry entry) -> {
            if (entry != null) {
                found((Value) entry.value());
            } else {
                otherwise.run();
            }
        });
    }

    private void board() {
        long nanos = TimeUnit.MILLISECONDS.toNanos(world.timeline().now() + Scenario.LEASE);
        Boarding<Integer, Landing> boarding =
                node.flights().board(key, node.leases().token(), nanos);
        if (boarding instanceof Boarding.Leads<Integer, Landing> leads) {
            new Leading(this, node, world, cluster, leads.flight(), until).claim(null);
        } else if (overdue(boarding.flight()) <= 0) {
            node.flights().land(boarding.flight(), Landing.LOOK_AGAIN);
            board();
        } else {
            join(boarding.flight());
        }
    }

    private long overdue(Flight<Integer, Landing> flight) {
        return TimeUnit.NANOSECONDS.toMillis(flight.dueAt()) - world.timeline().now();
    }

    private void join(Flight<Integer, Landing> flight) {
        long left = until - world.timeline().now();
        long overdue = overdue(flight);
        boolean[] over = {false};
        world.trace().note(() -> who + " joins " + flight.token());
        var unused = flight.landing()
                .thenAccept(landing -> world.timeline().in(world.pause(), () -> {
                    if (!over[0] && node.alive()) {
                        over[0] = true;
                        landed(flight, landing);
                    }
                }));
        world.timeline().in(Math.max(Math.min(left, overdue), 0), () -> {
            if (!over[0] && node.alive() && !flight.landed()) {
                over[0] = true;
                late(flight, overdue < left);
            }
        });
    }

    private void late(Flight<Integer, Landing> flight, boolean overdue) {
        if (overdue) {
            node.flights().land(flight, Landing.LOOK_AGAIN);
            lookAgain(this::board);
        } else {
            failed("no value in time");
        }
    }

    private void landed(Flight<Integer, Landing> flight, Landing landing) {
        if (landing instanceof Landing.Loaded loaded) {
            found((Value) loaded.stored());
        } else if (landing instanceof Landing.Absent) {
            absent(flight.token());
        } else if (landing instanceof Landing.Failed) {
            failed("the load failed");
        } else {
            lookAgain(this::board);
        }
    }

    void found(Value value) {
        world.ledger().served(who, key, floor, value.known(), value);
        end("gets " + value);
    }

    /** There is nothing, by the word of the loader that ran under this token. */
    void absent(long token) {
        world.ledger().served(who, key, floor, node.samples().get(token), "nothing");
        end("gets nothing");
    }

    void failed(String why) {
        end("fails: " + why);
    }

    private void end(String how) {
        world.trace().note(() -> who + " of k" + key + " that began at " + began + " " + how);
        world.ledger().ended(who, began, Scenario.LOAD_WAIT + Scenario.HANG + Cluster.SLACK);
        then.run();
    }
}
