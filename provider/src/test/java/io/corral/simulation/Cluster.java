// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import io.corral.internal.entry.Lease;
import io.corral.internal.infinispan.Slot;
import io.corral.simulation.Violation.Invariant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Who is a member, and who owns what: changes of members happen at one moment for all, and copies are made at once. */
final class Cluster {

    /** So long after a node has died the others know. */
    static final int DETECTION = 30;

    /** What sending again, several times and slowly, may take. */
    static final int SLACK = 600;

    private static final int OWNERS = 2;

    private final World world;
    private final Wire wire;
    private final List<Node> members = new ArrayList<>();
    private final List<Runnable> watchers = new ArrayList<>();
    private final Map<Integer, List<Node>> owners = new HashMap<>();
    private int numbers;
    private long generation;
    private long acknowledgedGeneration;

    Cluster(World world) {
        this.world = world;
        this.wire = new Wire(world, this);
        IntStream.range(0, world.scenario().nodes()).forEach(i -> members.add(newNode()));
    }

    private Node newNode() {
        return new Node(numbers++, world, this);
    }

    Wire wire() {
        return wire;
    }

    List<Node> members() {
        return members;
    }

    /** The member of that name, or null. */
    Node member(String name) {
        for (Node member : members) {
            if (member.name().equals(name)) {
                return member;
            }
        }
        return null;
    }

    /** The owners of a key, the primary one first. */
    List<Node> owners(int key) {
        return owners.computeIfAbsent(key, this::ranked);
    }

    private List<Node> ranked(int key) {
        List<Node> ranked = new ArrayList<>(members);
        ranked.sort(Comparator.comparingInt(member -> rank(key, member)));
        int most = world.scenario().replicated() ? ranked.size() : Math.min(OWNERS, ranked.size());
        return List.copyOf(ranked.subList(0, most));
    }

    private static int rank(int key, Node member) {
        return ((key * 31 + member.number()) * 0x9E3779B9) >>> 4;
    }

    /** The generation that the control cache holds. */
    long generation() {
        return generation;
    }

    long nextGeneration() {
        return ++generation;
    }

    /** The newest generation that every node knows of, by the word of a clear that has returned. */
    long acknowledgedGeneration() {
        return acknowledgedGeneration;
    }

    void acknowledge(long reached) {
        acknowledgedGeneration = Math.max(acknowledgedGeneration, reached);
    }

    /** Runs something each time that the members have changed. */
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    /** A node dies; a moment later the others know. */
    void kill(Node victim) {
        world.trace().note(() -> victim + " dies");
        victim.die();
        world.timeline().in(DETECTION, () -> change(() -> members.remove(victim), victim + " leaves"));
    }

    /** A node joins. */
    Node join() {
        Node joiner = newNode();
        change(() -> members.add(joiner), joiner + " joins");
        return joiner;
    }

    private void change(Runnable change, String what) {
        wire.settle();
        Map<Integer, List<Node>> before = new HashMap<>();
        IntStream.range(0, world.scenario().keys()).forEach(key -> before.put(key, owners(key)));
        change.run();
        owners.clear();
        before.forEach(this::move);
        world.trace().note(() -> what + "; owners: " + owners);
        wire.resend();
        List.copyOf(watchers).forEach(Runnable::run);
    }

    private void move(int key, List<Node> before) {
        Node source = before.stream()
                .filter(owner -> owner.alive() && members.contains(owner))
                .findFirst()
                .orElseThrow();
        Slot slot = source.slots().get(key);
        for (Node member : members) {
            if (!owners(key).contains(member)) {
                member.slots().remove(key);
            } else if (!before.contains(member) && slot != null) {
                member.slots().put(key, slot);
            }
        }
    }

    /** Nothing is on its way any more: all owners must hold the same. */
    void checkCopies() {
        for (int key = 0; key < world.scenario().keys(); key++) {
            List<Object> first = null;
            for (Node owner : owners(key)) {
                List<Object> held = content(owner.slots().get(key));
                if (first != null && !first.equals(held)) {
                    throw new Violation(
                            Invariant.EQUAL_COPIES, "k" + key + ": " + first + " but " + owner + " " + held);
                }
                first = held;
            }
        }
    }

    private List<Object> content(Slot slot) {
        var entry = RealDecide.visible(slot, generation);
        Lease lease = RealDecide.generation(slot) < generation ? null : RealDecide.lease(slot);
        return List.of(
                entry == null ? "nothing" : List.of(entry.value(), entry.version(), entry.expiresAt()),
                Objects.requireNonNullElse(lease, "no lease"));
    }
}
