// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import io.corral.internal.change.Change;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Held;
import io.corral.internal.entry.Lease;
import io.corral.internal.lease.Departures;
import io.corral.internal.mark.Mark;
import io.corral.internal.mark.Marks;
import io.corral.internal.store.Applied;
import io.corral.internal.store.Delivery;
import io.corral.internal.store.Observer;
import io.corral.internal.store.Store;
import io.corral.internal.time.SystemClock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The cluster's store for code that is called in one piece: 1. where the code asks the store, the call is broken off
 * and the question sent; 2. with the answer, the call is made again from its start, and now gets that far. What the
 * code does after its last question it does once.
 */
final class Desk implements Store<Integer> {

    private final Node node;
    private final World world;
    private final Cluster cluster;
    private final Marks marks = new Marks(SystemClock.INSTANCE);
    private List<Object> answers = List.of();
    private int given;

    Desk(Node node, World world, Cluster cluster) {
        this.node = node;
        this.world = world;
        this.cluster = cluster;
    }

    /** Makes a call for a caller of this node, who goes on with its result. */
    <T> void call(Supplier<T> code, Consumer<T> then) {
        call(code, then, new ArrayList<>());
    }

    private <T> void call(Supplier<T> code, Consumer<T> then, List<Object> heard) {
        answers = heard;
        given = 0;
        T result;
        try {
            result = code.get();
        } catch (Question question) {
            question.asked.accept(answer -> world.timeline().in(world.pause(), () -> {
                if (node.alive()) {
                    heard.add(answer);
                    call(code, then, heard);
                }
            }));
            return;
        }
        then.accept(result);
    }

    private Object ask(Consumer<Consumer<Object>> question) {
        if (given < answers.size()) {
            return answers.get(given++);
        }
        throw new Question(question);
    }

    @Override
    public Entry peek(Integer key) {
        return near(key) ? node.visible(key) : null;
    }

    @Override
    public Entry read(Integer key) {
        return ((Seen) ask(then -> remoteRead(key, then))).entry();
    }

    private void remoteRead(int key, Consumer<Object> then) {
        if (near(key)) {
            then.accept(new Seen(node.visible(key)));
            return;
        }
        List<Node> owners = cluster.owners(key);
        Node owner = owners.get(world.chance().nextInt(owners.size()));
        world.timeline().in(world.latency(node, owner), () -> {
            if (!owner.alive() || !cluster.owners(key).contains(owner)) {
                world.timeline().in(Cluster.DETECTION, () -> remoteRead(key, then));
                return;
            }
            var slot = owner.slots().get(key);
            world.timeline()
                    .in(
                            world.latency(owner, node),
                            () -> then.accept(new Seen(RealDecide.visible(slot, node.generation()))));
        });
    }

    @Override
    public Lease lease(Integer key) {
        throw new UnsupportedOperationException("nobody looks at leases");
    }

    @Override
    public long size() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean near(Integer key) {
        return cluster.owners(key).contains(node);
    }

    @Override
    public Applied apply(Integer key, Change change) {
        var decided = (RealDecide.Decided) ask(then -> send(key, change, then));
        return new Applied(decided.verdict(), decided.ended(), Delivery.NONE);
    }

    private void send(Integer key, Change change, Consumer<Object> then) {
        long generation = node.generation();
        cluster.wire().send(new Exchange(node, key, change, generation, answer -> {
            if (answer.verdict() instanceof Verdict.Granted granted) {
                node.granted(granted.lease().token(), generation);
            }
            herald(answer.ended());
            then.accept(answer);
        }));
    }

    /** As Heralds does; the message may be lost. */
    private void herald(Lease ended) {
        Node holder = ended == null ? null : cluster.member(ended.holder());
        if (holder != null && holder != node && !world.oneIn(8)) {
            Departures departures = holder.board();
            world.timeline().in(world.latency(node, holder), () -> departures.fenced(ended.token()));
        }
    }

    @Override
    public void touch(Integer key, Entry entry, long then) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterator<Held<Integer>> scan() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterator<Integer> keys() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void clear(BiConsumer<Integer, Lease> broken) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Marks marks() {
        return marks;
    }

    @Override
    public void mark(String tag, Mark.Kind kind) {
        throw new UnsupportedOperationException("nothing is marked here");
    }

    @Override
    public void markAllStale() {
        throw new UnsupportedOperationException("nothing is marked here");
    }

    @Override
    public void observe(Observer<Integer> observer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sweep(long now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return null;
    }

    @Override
    public void destroy() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}

    /** The answer to a read. */
    private record Seen(Entry entry) {}

    /** Breaks a call off: it needs an answer first. */
    private static final class Question extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Consumer<Consumer<Object>> asked;

        Question(Consumer<Consumer<Object>> asked) {
            super(null, null, false, false);
            this.asked = asked;
        }
    }
}
