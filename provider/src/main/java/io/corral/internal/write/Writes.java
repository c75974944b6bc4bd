// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.write;

import io.corral.internal.change.Condition;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import io.corral.internal.load.Entries;
import io.corral.internal.store.Applied;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One key written, told once.
 *
 * <p>Without a writer: compare what must be compared in this thread, then apply the change under the condition that
 * the compared version still stands; if it does not, compare again.
 *
 * <p>With a writer: take the key's turn, compare, call the user's writer, then apply the change without a condition,
 * for the user's store has it already, and the cache must follow. A load that commits in between is overwritten, one
 * that commits later is refused.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class Writes<K, V> {

    private final Entries<K, V> entries;
    private final @Nullable UserWriter<K, V> writer;
    private final KeyTurns<K> turns;

    /** @param writer the user's, or null */
    public Writes(Entries<K, V> entries, @Nullable UserWriter<K, V> writer, KeyTurns<K> turns) {
        this.entries = entries;
        this.writer = writer;
        this.turns = turns;
    }

    /** Whether the user's store is written too. */
    public boolean writesThrough() {
        return writer != null;
    }

    /** Puts a value without tags, if what is expected is so: else the verdict is {@code Declined}. */
    public Verdict put(K key, V value, Expect expect) {
        return put(key, value, List.of(), expect);
    }

    /** Puts a value with tags, sorted and each once; likewise. */
    public Verdict put(K key, V value, List<String> tags, Expect expect) {
        // Copied before anybody is asked or told anything: what cannot be copied leaves no trace.
        Object stored = entries.stored(value);
        K own = entries.key(key);
        if (unconcerned(expect)) {
            return tell(entries.put(own, stored, tags, plain(expect)));
        }
        return change(own, expect, () -> written(key, value), condition -> entries.put(own, stored, tags, condition));
    }

    /** Removes a value, if what is expected is so: else the verdict is {@code Declined}. */
    public Verdict remove(K key, Expect expect) {
        // A copy, because listeners may hear of it when the user has changed the key.
        K own = entries.key(key);
        if (unconcerned(expect)) {
            return tell(entries.remove(own, plain(expect)));
        }
        return change(own, expect, () -> deleted(key), condition -> entries.remove(own, condition));
    }

    /** Whether there is nothing of the user's to be called before the change, and it can be decided where the entry is. */
    private boolean unconcerned(Expect expect) {
        return writer == null && !(expect instanceof Expect.Equal);
    }

    private Verdict change(K key, Expect expect, Runnable user, Function<Condition, Applied> apply) {
        return tell(inTurn(key, () -> compareAndApply(key, expect, user, apply)));
    }

    private Applied compareAndApply(K key, Expect expect, Runnable user, Function<Condition, Applied> apply) {
        for (; ; ) {
            Condition condition = expect instanceof Expect.Nothing ? Condition.BLIND : Condition.ALWAYS;
            if (!(expect instanceof Expect.Anything || expect instanceof Expect.Nothing)) {
                Entry current = entries.read(key);
                if (!met(expect, current)) {
                    if (current != null && expect instanceof Expect.Equal) {
                        entries.touch(key, current);
                    }
                    return Applied.silently(new Verdict.Declined(current));
                }
                if (writer == null && current != null) {
                    condition = new Condition.IfVersion(current.version());
                }
            }
            user.run();
            Applied applied = apply.apply(condition);
            boolean overtaken = writer == null && applied.verdict() instanceof Verdict.Declined;
            if (!overtaken) {
                return applied;
            }
            applied.delivery().run();
        }
    }

    private boolean met(Expect expect, @Nullable Entry current) {
        if (expect instanceof Expect.Equal equal) {
            return current != null && entries.valueOf(current).equals(equal.value());
        }
        return plain(expect).holds(current);
    }

    private static Condition plain(Expect expect) {
        if (expect instanceof Expect.Version version) {
            return new Condition.IfVersion(version.number());
        }
        if (expect instanceof Expect.Absent) {
            return Condition.IF_ABSENT;
        }
        if (expect instanceof Expect.Present) {
            return Condition.IF_PRESENT;
        }
        return expect instanceof Expect.Nothing ? Condition.BLIND : Condition.ALWAYS;
    }

    /** Does the work in the key's turn, where there is a writer to be kept in order. */
    public <T> T inTurn(K key, Supplier<T> work) {
        return writer == null ? work.get() : turns.taking(key, work);
    }

    /** Hands a value to the user's writer, if there is one. */
    public void written(K key, V value) {
        if (writer != null) {
            writer.write(key, value);
        }
    }

    /** Hands a key to the user's writer to delete, if there is one. */
    public void deleted(K key) {
        if (writer != null) {
            writer.delete(key);
        }
    }

    /** Tells listeners, once no turn is held any more. */
    private static Verdict tell(Applied applied) {
        applied.delivery().run();
        return applied.verdict();
    }
}
