// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

/** A virtual thread of the user: one call after the other, with pauses. */
final class Caller {

    private final Node node;
    private final World world;
    private final Cluster cluster;
    private int left;

    Caller(Node node, World world, Cluster cluster) {
        this.node = node;
        this.world = world;
        this.cluster = cluster;
        this.left = world.scenario().calls() + 1;
    }

    Node node() {
        return node;
    }

    boolean done() {
        return left == 0;
    }

    /** The last call is over. */
    void next() {
        left--;
        if (left > 0) {
            world.timeline().in(world.chance().nextInt(world.scenario().thought()), () -> {
                if (node.alive()) {
                    call();
                }
            });
        }
    }

    private void call() {
        int key = world.chance().nextInt(world.scenario().keys());
        int what = world.chance().nextInt(20);
        switch (world.scenario().kind()) {
            case COLD -> get(key);
            case COUNTING -> write("count", key).increment();
            default -> {
                if (what < 12) {
                    get(key);
                } else if (what < 15) {
                    write("put", key).put();
                } else if (what < 18) {
                    write("remove", key).remove();
                } else {
                    write("clear", key).clear();
                }
            }
        }
    }

    private void get(int key) {
        new Getting(node, world, cluster, key, this::next).run();
    }

    private Writing write(String what, int key) {
        return new Writing(what, node, world, cluster, key, this::next);
    }
}
