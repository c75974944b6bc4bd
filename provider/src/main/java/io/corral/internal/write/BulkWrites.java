// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.write;

import io.corral.internal.change.Condition;
import io.corral.internal.change.Verdict;
import io.corral.internal.load.Entries;
import io.corral.internal.store.Applied;
import io.corral.internal.store.Delivery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Several keys written. With a writer all of them go to it in one call, and what it did not write before it failed
 * does not enter the cache (JSR-107 section 8.2).
 *
 * @param <K> keys
 * @param <V> values
 */
public final class BulkWrites<K, V> {

    private final Entries<K, V> entries;
    private final @Nullable UserWriter<K, V> writer;
    private final KeyTurns<K> turns;

    /** @param writer the user's, or null */
    public BulkWrites(Entries<K, V> entries, @Nullable UserWriter<K, V> writer, KeyTurns<K> turns) {
        this.entries = entries;
        this.writer = writer;
        this.turns = turns;
    }

    /** Puts all of it, or what the writer took of it; hands {@code count} how many values were stored. */
    public void putAll(Map<? extends K, ? extends V> map, Counting count) {
        // Every value is copied before the first is stored: one that cannot be copied leaves the cache as it was.
        Map<K, Object> stored = new LinkedHashMap<>();
        map.forEach((key, value) -> stored.put(entries.key(key), entries.stored(value)));
        Finish finish = new Finish();
        inTurn(stored.keySet(), () -> {
            if (writer != null) {
                List<Cache.Entry<? extends K, ? extends V>> open = new ArrayList<>();
                map.forEach((key, value) -> open.add(new UserWriter.Pair<>(key, value)));
                finish.attempt(() -> writer.writeAll(open));
                if (finish.failed()) {
                    open.forEach(entry -> stored.remove(entry.getKey()));
                }
            }
            finish.attempt(
                    () -> stored.forEach((key, value) -> finish.applied(entries.put(key, value, Condition.BLIND))));
        });
        finish.tell(count);
    }

    /** Removes the keys, or those that the writer deleted; hands {@code count} how many values were removed. */
    public void removeAll(Collection<? extends K> keys, Counting count) {
        Set<K> doomed = new LinkedHashSet<>();
        keys.forEach(key -> doomed.add(entries.key(key)));
        Finish finish = new Finish();
        inTurn(doomed, () -> {
            if (writer != null && !doomed.isEmpty()) {
                Set<K> open = new LinkedHashSet<>(keys);
                finish.attempt(() -> writer.deleteAll(open));
                if (finish.failed()) {
                    doomed.removeAll(open);
                }
            }
            finish.attempt(() -> doomed.forEach(key -> finish.applied(entries.remove(key, Condition.BLIND))));
        });
        finish.tell(count);
    }

    /** Removes every value there is, and fences every load. */
    public void removeAll(Counting count) {
        Set<K> present = new LinkedHashSet<>();
        entries.scan().forEachRemaining(held -> {
            if (!held.entry().deadAt(entries.now())) {
                present.add(entries.key(held.key()));
            }
        });
        List<K> others = new ArrayList<>();
        entries.keys().forEachRemaining(others::add);
        others.removeAll(present);
        // Keys that only a load has touched: there is nothing to delete, but its value must not arrive afterwards.
        Finish finish = new Finish();
        finish.attempt(() -> others.forEach(key -> finish.applied(entries.remove(key, Condition.BLIND))));
        finish.tell(removed -> {});
        removeAll(present, count);
    }

    private void inTurn(Collection<? extends K> keys, Runnable work) {
        if (writer == null) {
            work.run();
        } else {
            turns.takingAll(keys, work);
        }
    }

    /** Hears how many values a call has stored or removed. */
    @FunctionalInterface
    public interface Counting {
        /** Called once, before listeners are told and before the writer's failure is thrown. */
        void count(long values);
    }

    /** What is left to do once the turns are over: count, tell listeners, and fail as the writer did. */
    private static final class Finish {

        private final List<Applied> done = new ArrayList<>();
        private final List<RuntimeException> failures = new ArrayList<>();

        /** Does a step; what it throws is thrown in the end, when listeners were told of what was done. */
        void attempt(Runnable step) {
            try {
                step.run();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }

        boolean failed() {
            return !failures.isEmpty();
        }

        void applied(Applied applied) {
            done.add(applied);
        }

        void tell(Counting count) {
            count.count(done.stream().filter(Finish::changed).count());
            List<Delivery> ends = new ArrayList<>();
            failures.forEach(failure -> ends.add(() -> {
                throw failure;
            }));
            done.forEach(applied -> ends.add(applied.delivery()));
            Delivery.all(ends).run();
        }

        private static boolean changed(Applied applied) {
            Verdict verdict = applied.verdict();
            return verdict instanceof Verdict.Created
                    || verdict instanceof Verdict.Updated
                    || verdict instanceof Verdict.Removed;
        }
    }
}
