// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import io.corral.LoadAnswerException;
import io.corral.Lookup;
import io.corral.ReadPathEvent;
import io.corral.internal.async.Hands;
import io.corral.internal.async.Promise;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.entry.Entry;
import io.corral.internal.load.AsyncLoads;
import io.corral.internal.load.Entries;
import io.corral.internal.load.Loads;
import io.corral.internal.load.Lookups;
import io.corral.internal.load.Source;
import io.corral.internal.stats.Counters;
import io.corral.internal.stats.ProtectionCounters;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.cache.integration.CacheLoaderException;
import org.jspecify.annotations.Nullable;

/**
 * {@code getAsync} and what is like it: the verbs that only look at one key, for callers who do not wait in a thread. They serve, load and count as {@link Reading} does.
 * What this node's memory holds is served at once; what other nodes must be asked is asked in a step.
 *
 * @param <K> keys
 * @param <V> values
 */
final class AsyncReading<K, V> {

    private final Entries<K, V> entries;
    private final Reading<K, V> reading;
    private final AsyncLoads<K> loads;
    private final @Nullable Way<K, V> loader;
    private final Lookups<K, V> lookups;
    private final Hands hands;
    private final Counters counters;
    private final ProtectionCounters protection;

    /** @param readThrough whether a miss is loaded; without it a loader serves only {@code loadAll} */
    AsyncReading(Rooms<K, V> rooms, Reading<K, V> reading, boolean readThrough) {
        this.entries = rooms.entries();
        this.reading = reading;
        this.loads = rooms.later().loads();
        this.hands = rooms.later().hands();
        this.lookups = rooms.lookups();
        this.counters = rooms.counters();
        this.protection = rooms.protection();
        Loads<K, V> by = rooms.loads();
        this.loader = readThrough && by != null ? Way.of(by, rooms.entries()) : null;
    }

    /**
     * How a missing value is made.
     *
     * @param by what a stale one is refreshed by
     */
    private record Way<K, V>(Loads<K, V> by, Source<K> source) {

        static <K, V> Way<K, V> of(Loads<K, V> by, Entries<K, V> held) {
            return new Way<>(by, Source.of(by.loader(), held));
        }
    }

    CompletionStage<V> get(K key) {
        return get(key, loader);
    }

    /** By a function instead of a loader. */
    CompletionStage<V> get(K key, Function<? super K, ? extends V> function) {
        return get(key, Way.of(lookups.by(function), entries));
    }

    /** By a function that answers later. */
    CompletionStage<V> getFrom(K key, Function<? super K, ? extends CompletionStage<? extends V>> function) {
        Loads<K, V> by = lookups.by(wanted -> waitFor(function.apply(wanted)), function);
        return get(key, new Way<>(by, Source.later(by.loader(), function)));
    }

    /** A refresh has a thread of its own, and need not keep it for longer than its lease. */
    private V waitFor(CompletionStage<? extends V> stage) {
        try {
            return stage.<V>thenApply(value -> value)
                    .toCompletableFuture()
                    .orTimeout(loads.refreshMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private CompletionStage<V> get(K key, @Nullable Way<K, V> way) {
        long start = counters.start();
        try {
            Entry entry = entries.glance(key);
            if (entry != null && reading.servable(key, entry, by(way)) != null) {
                V value = entries.serve(key, entry, hands.aside());
                counters.hit(start);
                return Promise.of(value);
            }
            Asked<V> asked = new Asked<>(new Promise<>(), start);
            K own = entries.key(key);
            if (entry == null && !entries.quiet(key)) {
                hands.step(() -> look(own, way, asked), e -> hands.fail(asked.answer(), e));
            } else if (way == null) {
                counters.got(start, 0, 1);
                return Promise.of(null);
            } else {
                load(own, entry, way, asked, asked.answer()::fulfil);
            }
            return asked.answer();
        } catch (RuntimeException e) {
            return Promise.broken(e);
        }
    }

    private static <K, V> @Nullable Loads<K, V> by(@Nullable Way<K, V> way) {
        return way == null ? null : way.by();
    }

    /** One call: its answer, and when it was made. */
    private record Asked<T>(Promise<T> answer, long start) {}

    /** Asks the key's owner; in this node's own memory, for a dead entry that must be dropped. */
    private void look(K key, @Nullable Way<K, V> way, Asked<V> asked) {
        Entry entry = entries.near(key) ? entries.peek(key) : reading.remote(key, way != null);
        if (entry != null && reading.servable(key, entry, by(way)) != null) {
            V value = entries.serve(key, entry);
            counters.hit(asked.start());
            hands.finish(asked.answer(), () -> value);
        } else if (way == null) {
            counters.got(asked.start(), 0, 1);
            hands.finish(asked.answer(), () -> null);
        } else {
            load(key, entry, way, asked, value -> hands.finish(asked.answer(), () -> value));
        }
    }

    /** Loads it; if that is not waited for, {@code end} ends the call. */
    private void load(K key, @Nullable Entry outdated, Way<K, V> way, Asked<V> asked, Consumer<@Nullable V> end) {
        Lookup<V> instead = reading.instead(key, way.by());
        if (instead != null) {
            counters.got(asked.start(), 0, 1);
            end.accept(instead.value());
            return;
        }
        Demand demand = outdated == null ? Demand.IF_ABSENT : Demand.IF_STALE;
        var unused = loads.load(key, demand, way.source()).whenComplete((stored, failure) -> {
            counters.got(asked.start(), 0, 1);
            asked.answer().end(() -> {
                if (failure == null) {
                    return stored == null ? null : entries.value(stored);
                }
                return instead(key, outdated, failure);
            });
        });
    }

    /** An old value that may be served because its reload has failed. */
    private V instead(K key, @Nullable Entry outdated, Throwable failure) throws Exception {
        if (outdated != null && replaceable(failure) && entries.servesOnError(outdated)) {
            protection.took(ReadPathEvent.STALE_SERVED_ON_ERROR);
            return entries.serve(key, outdated, hands.aside());
        }
        throw thrown(failure);
    }

    /** Whether an old value may be served for that. */
    static boolean replaceable(@Nullable Throwable failure) {
        return failure instanceof CacheLoaderException && !(failure instanceof LoadAnswerException);
    }

    /** To be thrown in its stead; an {@link Error} is thrown here. */
    static Exception thrown(Throwable failure) {
        if (failure instanceof Error e) {
            throw e;
        }
        return (Exception) failure;
    }
}
