// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import io.corral.internal.change.Change;
import io.corral.internal.entry.Entry;
import io.corral.internal.infinispan.Slot;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** One change on its way: from its sender to the primary owner, on to the backups, and back. */
final class Exchange {

    final Node sender;
    final int key;
    final long generation;
    final Consumer<RealDecide.Decided> then;
    /** The backups that have yet to run it. */
    final Set<Node> missing = new LinkedHashSet<>();

    Change change;
    /** Which sending of it counts; whatever belongs to an earlier one is void. */
    int attempt;
    /** Whether it may have been run before. */
    boolean again;
    /** Whether it has changed anything. */
    boolean ran;

    Node primary;
    /** What it did at the primary owner, once it has been run there. */
    RealDecide.Decided decided;
    /** Whether the primary owner keeps the key's lock, and its own slot as it was, until all backups have run it. */
    boolean locked;
    /** Whether the primary owner's answer has reached the sender. */
    boolean answered;
    /** Whether any backup has run this attempt. */
    boolean spread;
    /** The slot that the primary owner saw. */
    Slot seen;

    Exchange(Node sender, int key, Change change, long generation, Consumer<RealDecide.Decided> then) {
        this.sender = sender;
        this.key = key;
        this.change = change;
        this.generation = generation;
        this.then = then;
    }

    /** Whether a slot holds the very value that this stores. */
    boolean stands(Slot slot) {
        Entry entry = RealDecide.entry(slot);
        return entry != null && change instanceof Change.Put put && entry.value() == put.value();
    }

    /** Begins a new attempt. */
    void reset(Node target) {
        attempt++;
        primary = target;
        decided = null;
        locked = false;
        answered = false;
        spread = false;
        seen = null;
        missing.clear();
    }

    @Override
    public String toString() {
        return sender + ": " + change.getClass().getSimpleName() + " k" + key + (again ? " (again)" : "");
    }
}
