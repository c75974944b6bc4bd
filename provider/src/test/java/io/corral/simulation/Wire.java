// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import io.corral.internal.change.Verdict;
import io.corral.internal.infinispan.Slot;
import io.corral.simulation.RealDecide.Decided;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a change travels, as Infinispan's functional map does it: run at the primary owner, run again on each backup's
 * own copy, sent again by the sender when the members change. The messages from one primary owner to one backup arrive
 * in order; all others overtake each other.
 */
final class Wire {

    private final World world;
    private final Cluster cluster;
    private final Rulebook rules;
    private final Fence fence;
    private final Set<Exchange> open = new LinkedHashSet<>();
    private final Map<Lock, Deque<Exchange>> locks = new HashMap<>();
    private final Map<Channel, Deque<Exchange>> channels = new HashMap<>();

    Wire(World world, Cluster cluster) {
        this.world = world;
        this.cluster = cluster;
        this.rules = new Rulebook(world);
        this.fence = new Fence(world, cluster);
    }

    void send(Exchange exchange) {
        open.add(exchange);
        Node primary = cluster.owners(exchange.key).get(0);
        exchange.reset(primary);
        int attempt = exchange.attempt;
        world.timeline().in(world.latency(exchange.sender, primary), () -> {
            if (exchange.attempt == attempt && primary.alive()) {
                arrive(exchange);
            }
        });
    }

    private void arrive(Exchange exchange) {
        Deque<Exchange> queue = locks.get(new Lock(exchange.primary, exchange.key));
        if (queue != null) {
            queue.add(exchange);
        } else {
            run(exchange);
        }
    }

    private void run(Exchange exchange) {
        Node primary = exchange.primary;
        Slot held = primary.slots().get(exchange.key);
        exchange.seen = held;
        exchange.decided = rules.decide(held, exchange);
        world.trace()
                .note(() -> primary + " runs " + exchange + " " + exchange.change + " -> " + exchange.decided.verdict()
                        + "; " + held + " -> " + exchange.decided.slot());
        fence.check(held, exchange);
        if (exchange.ran && exchange.decided.verdict() instanceof Verdict.Declined && !exchange.stands(held)) {
            world.ledger().overtakes(exchange.key);
        }
        exchange.ran |= exchange.decided.changed();
        List<Node> backups = new ArrayList<>(cluster.owners(exchange.key));
        backups.remove(primary);
        boolean spreads = exchange.decided.changed() || exchange.again;
        if (!spreads || backups.isEmpty()) {
            keep(primary, exchange, exchange.decided);
            reply(exchange);
            return;
        }
        exchange.missing.addAll(backups);
        exchange.locked = world.scenario().replicated() || exchange.sender == primary;
        for (Node backup : backups) {
            channels.computeIfAbsent(new Channel(primary, backup), any -> new ArrayDeque<>())
                    .add(exchange);
            world.timeline().in(world.latency(primary, backup), () -> deliver(primary, backup));
        }
        if (exchange.locked) {
            locks.put(new Lock(primary, exchange.key), new ArrayDeque<>());
            if (world.mutant() == Mutant.ANSWER_BEFORE_BACKUPS) {
                reply(exchange);
            }
        } else {
            keep(primary, exchange, exchange.decided);
            reply(exchange);
        }
    }

    /** The next message of a channel arrives; the members have not changed since it was sent. */
    private void deliver(Node primary, Node backup) {
        Deque<Exchange> channel = channels.get(new Channel(primary, backup));
        Exchange exchange = channel == null ? null : channel.poll();
        if (exchange != null && backup.alive()) {
            runAgain(backup, exchange);
            if (exchange.locked && exchange.missing.isEmpty() && primary.alive()) {
                unlock(exchange);
            } else {
                finish(exchange);
            }
        }
    }

    private void runAgain(Node backup, Exchange exchange) {
        Slot held = backup.slots().get(exchange.key);
        Decided decided = rules.decide(held, exchange);
        exchange.spread = true;
        exchange.missing.remove(backup);
        world.trace()
                .note(() -> backup + " (backup) runs " + exchange + " -> " + decided.verdict() + "; " + held + " -> "
                        + decided.slot());
        keep(backup, exchange, decided);
    }

    private void unlock(Exchange exchange) {
        keep(exchange.primary, exchange, exchange.decided);
        exchange.locked = false;
        Deque<Exchange> queue = locks.remove(new Lock(exchange.primary, exchange.key));
        reply(exchange);
        if (queue != null) {
            // Who waits for a lock gets it in turn, and may keep it: then the rest wait behind.
            queue.forEach(this::arrive);
        }
    }

    private void keep(Node owner, Exchange exchange, Decided decided) {
        if (decided.changed()) {
            if (decided.slot() == null) {
                owner.slots().remove(exchange.key);
            } else {
                owner.slots().put(exchange.key, decided.slot());
            }
            world.ledger().kept(exchange.key, decided.slot(), cluster.acknowledgedGeneration());
        }
    }

    private void reply(Exchange exchange) {
        int attempt = exchange.attempt;
        world.timeline().in(world.latency(exchange.primary, exchange.sender), () -> {
            if (exchange.attempt == attempt) {
                exchange.answered = true;
                finish(exchange);
            }
        });
    }

    private void finish(Exchange exchange) {
        boolean waits = !exchange.missing.isEmpty() && world.mutant() != Mutant.ANSWER_BEFORE_BACKUPS;
        if (exchange.answered && !waits && open.remove(exchange) && exchange.sender.alive()) {
            exchange.then.accept(exchange.decided);
        }
    }

    /** The members are about to change: what is on its way to backups arrives now, or never. */
    void settle() {
        if (world.setting().network() == Setting.Network.ORDERLY) {
            settleOrderly();
        } else {
            settleRoughly();
        }
        channels.clear();
        locks.clear();
    }

    private void settleOrderly() {
        boolean cut = false;
        for (Exchange exchange : inOrder()) {
            boolean lives = exchange.primary.alive();
            // Of a dead owner's messages, none after the first that is lost arrives; what one backup has, all get.
            cut = !lives && !exchange.spread && (cut || world.oneIn(3));
            if (lives || exchange.spread || !cut) {
                List.copyOf(exchange.missing).stream().filter(Node::alive).forEach(b -> runAgain(b, exchange));
            }
        }
        for (Exchange exchange : List.copyOf(open)) {
            if (exchange.locked && exchange.decided != null && exchange.primary.alive()) {
                keepLate(exchange);
            }
        }
    }

    private void settleRoughly() {
        for (Map.Entry<Channel, Deque<Exchange>> channel : sorted()) {
            for (Exchange exchange : channel.getValue()) {
                if (world.oneIn(2) || !channel.getKey().to().alive()) {
                    break;
                }
                runAgain(channel.getKey().to(), exchange);
            }
        }
        for (Exchange exchange : List.copyOf(open)) {
            boolean over = exchange.missing.stream().noneMatch(Node::alive);
            if (exchange.locked && exchange.decided != null && exchange.primary.alive() && over) {
                keepLate(exchange);
            }
        }
    }

    private void keepLate(Exchange exchange) {
        if (locks.containsKey(new Lock(exchange.primary, exchange.key))) {
            keep(exchange.primary, exchange, exchange.decided);
            exchange.locked = false;
            exchange.missing.clear();
        }
    }

    private List<Map.Entry<Channel, Deque<Exchange>>> sorted() {
        List<Map.Entry<Channel, Deque<Exchange>>> sorted = new ArrayList<>(channels.entrySet());
        sorted.sort((a, b) -> Integer.compare(a.getKey().order(), b.getKey().order()));
        return sorted;
    }

    private List<Exchange> inOrder() {
        Set<Exchange> exchanges = new LinkedHashSet<>();
        sorted().forEach(channel -> exchanges.addAll(channel.getValue()));
        return List.copyOf(exchanges);
    }

    /** The members have changed: whoever has no answer yet sends again. */
    void resend() {
        for (Exchange exchange : List.copyOf(open)) {
            exchange.attempt++;
            if (!exchange.sender.alive()) {
                open.remove(exchange);
                continue;
            }
            exchange.missing.removeIf(backup -> !backup.alive());
            boolean survives = exchange.decided != null && exchange.primary.alive() && exchange.missing.isEmpty();
            if (survives && world.oneIn(2)) {
                reply(exchange);
            } else {
                exchange.again = true;
                exchange.change = rules.again(exchange.change);
                world.trace().note(() -> exchange.sender + " sends " + exchange);
                world.timeline().in(world.pause(), () -> send(exchange));
                open.remove(exchange);
            }
        }
    }

    /** Changes that have no answer yet. */
    Set<Exchange> open() {
        return open;
    }

    private record Lock(Node primary, int key) {}

    private record Channel(Node from, Node to) {
        int order() {
            return from.number() * 64 + to.number();
        }
    }
}
