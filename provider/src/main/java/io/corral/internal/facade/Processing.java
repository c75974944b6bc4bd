// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import io.corral.internal.change.Change.Demand;
import io.corral.internal.change.Condition;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import io.corral.internal.failure.Failures;
import io.corral.internal.load.Entries;
import io.corral.internal.load.Loads;
import io.corral.internal.load.Right;
import io.corral.internal.load.Rights;
import io.corral.internal.stats.Counters;
import io.corral.internal.store.Applied;
import io.corral.internal.store.Delivery;
import io.corral.internal.write.KeyTurns;
import io.corral.internal.write.Writes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorException;
import javax.cache.processor.EntryProcessorResult;
import org.jspecify.annotations.Nullable;

/**
 * Runs entry processors so that each takes effect exactly once.
 *
 * <p>The processor runs in the caller's thread, on a copy, with nothing held. Its result is stored only if the version
 * it saw still stands; else it is run again on what is there now. On a value that is there the first run takes no turn;
 * those who lose take turns at the key, so that many processors on one key do not undo each other's work. With a writer
 * they always do, so that the writer is called once. Where there is no value and no loader to make it, the processor
 * runs under the key's lease, as a loader would: one makes the value, on however many nodes, and the others find it.
 *
 * @param <K> keys
 * @param <V> values
 */
final class Processing<K, V> {

    /** Against plain writers, who take no turns, a processor may lose again and again: not for ever. */
    private static final int MOST_RUNS = 1_000;

    private final Entries<K, V> entries;
    private final Draft.@Nullable Source<K, V> source;
    private final Writes<K, V> writes;
    private final KeyTurns<K> turns;
    private final Rights<K> rights;
    private final Counters counters;
    private final Failures failures;

    /** @param readThrough whether a value that a processor asks for and that is not there is loaded */
    Processing(Rooms<K, V> rooms, boolean readThrough, Failures failures) {
        this.entries = rooms.entries();
        this.source = readThrough && rooms.loads() != null ? new Source<>(rooms.entries(), rooms.loads()) : null;
        this.writes = rooms.writes();
        this.turns = rooms.turns();
        this.rights = rooms.rights();
        this.counters = rooms.counters();
        this.failures = failures;
    }

    <T> @Nullable T invoke(K key, EntryProcessor<K, V, T> processor, Object... arguments) {
        K own = entries.key(key);
        Run<T> run = run(own, processor, arguments);
        run.delivery().run();
        return run.result();
    }

    private <T> Run<T> run(K key, EntryProcessor<K, V, T> processor, Object... arguments) {
        if (!writes.writesThrough() && entries.read(key) != null) {
            Run<T> first = attempt(key, processor, arguments);
            if (first.done()) {
                return first;
            }
        } else if (!writes.writesThrough() && source == null) {
            // The processor may well make the value that is missing, at a price: one of all who want to does.
            Right right = rights.take(key);
            try {
                return turns.taking(key, () -> again(key, processor, arguments));
            } finally {
                right.close();
            }
        }
        return turns.taking(key, () -> again(key, processor, arguments));
    }

    /** One after the other; the failure of one does not keep the others from running. Null results are left out. */
    <T> Map<K, EntryProcessorResult<T>> invokeAll(
            Set<? extends K> keys, EntryProcessor<K, V, T> processor, Object... arguments) {
        Map<K, EntryProcessorResult<T>> results = new LinkedHashMap<>();
        for (K key : keys) {
            try {
                T result = invoke(key, processor, arguments);
                if (result != null) {
                    results.put(key, () -> result);
                }
            } catch (EntryProcessorException e) {
                results.put(key, () -> {
                    throw e;
                });
            }
        }
        return results;
    }

    private <T> Run<T> again(K key, EntryProcessor<K, V, T> processor, Object... arguments) {
        for (int runs = 0; runs < MOST_RUNS; runs++) {
            Run<T> run = attempt(key, processor, arguments);
            if (run.done()) {
                return run;
            }
        }
        throw failures.contended(MOST_RUNS);
    }

    private <T> Run<T> attempt(K key, EntryProcessor<K, V, T> processor, Object... arguments) {
        long start = counters.start();
        Entry base = entries.read(key);
        Draft<K, V> draft = new Draft<>(entries.key(key), base, entries::valueOf, source);
        T result;
        try {
            result = processor.process(draft, arguments);
        } catch (RuntimeException e) {
            throw failures.processor(e);
        }
        Applied applied = apply(key, draft);
        boolean done = !(draft.intent() == Draft.Intent.SET || draft.intent() == Draft.Intent.REMOVE)
                || writes.writesThrough()
                || !(applied.verdict() instanceof Verdict.Declined)
                || (draft.intent() == Draft.Intent.REMOVE && draft.base() == null && nothing(applied.verdict()));
        if (done) {
            count(start, base != null, applied.verdict());
        }
        if (!done) {
            applied.delivery().run();
        }
        return new Run<>(done, result, applied.delivery());
    }

    /** Whether there was nothing. */
    private static boolean nothing(Verdict verdict) {
        return verdict instanceof Verdict.Declined declined && declined.current() == null;
    }

    private Applied apply(K key, Draft<K, V> draft) {
        Entry base = draft.base();
        return switch (draft.intent()) {
            case SET -> set(key, draft);
            case REMOVE -> {
                writes.deleted(entries.key(key));
                yield entries.remove(key, standing(draft));
            }
            case READ, NOTHING -> {
                if (draft.intent() == Draft.Intent.READ && base != null) {
                    entries.touch(key, base);
                }
                yield Applied.silently(new Verdict.Declined(base));
            }
        };
    }

    private Applied set(K key, Draft<K, V> draft) {
        V value = Objects.requireNonNull(draft.value(), "a draft that is set has a value");
        Object stored = entries.stored(value);
        writes.written(entries.key(key), value);
        return entries.put(key, stored, standing(draft));
    }

    /** That what the processor saw is still so; what the user's store has already must be stored in any case. */
    private Condition standing(Draft<K, V> draft) {
        Entry base = draft.base();
        if (writes.writesThrough()) {
            return Condition.BLIND;
        }
        return base == null ? Condition.IF_ABSENT : new Condition.IfVersion(base.version());
    }

    private void count(long start, boolean present, Verdict verdict) {
        counters.seen(present);
        if (Verdicts.stored(verdict)) {
            counters.put(start, 1);
        } else if (verdict instanceof Verdict.Removed) {
            counters.removed(start, 1);
        }
    }

    /** Loads through the protection that every read has. */
    private record Source<K, V>(Entries<K, V> entries, Loads<K, V> loads) implements Draft.Source<K, V> {

        @Override
        public @Nullable V load(K key) {
            return loads.load(key, Demand.IF_ABSENT).value();
        }

        @Override
        public @Nullable Entry read(K key) {
            return entries.read(key);
        }
    }

    /** One run: whether its result was stored, what the processor returned, and what listeners are to be told. */
    private record Run<T>(boolean done, @Nullable T result, Delivery delivery) {}
}
