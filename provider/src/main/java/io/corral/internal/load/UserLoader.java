// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.ReloadingCacheLoader;
import io.corral.internal.entry.Entry;
import io.corral.internal.load.Answer.Kind;
import java.nio.channels.ClosedByInterruptException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.cache.integration.CacheLoader;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The user's loader, run in the calling thread; whatever it does becomes an answer. */
public final class UserLoader<K, V> {

    private static final Logger LOG = Logger.getLogger(UserLoader.class);

    /** Of a loader that must not be called any more. */
    private static final Answer CLOSED =
            new Answer.Failure(new IllegalStateException("the cache is closed"), Kind.CLOSED);

    private final CacheLoader<K, V> loader;
    private final Predicate<? super Throwable> answers;
    private final Calls calls;
    private final LoadMeter meter;
    private final Labels<K, V> labels;

    /**
     * Calls a loader.
     *
     * @param loader the user's
     * @param answers tells what it throws that is an answer
     * @param calls keeps it from being closed while it is called, and from being called afterwards
     * @param meter measures its calls
     * @param labels gives tags to what it loads
     */
    public UserLoader(
            CacheLoader<K, V> loader,
            Predicate<? super Throwable> answers,
            Calls calls,
            LoadMeter meter,
            Labels<K, V> labels) {
        this.loader = loader;
        this.answers = answers;
        this.calls = calls;
        this.meter = meter;
        this.labels = labels;
    }

    /** Whether so many loads are under way that those that can wait are left for later. */
    boolean busy() {
        return meter.busy();
    }

    /**
     * Loads one key.
     *
     * @param held what the cache holds for it is asked for there, if the loader wants to know
     */
    Answer load(K key, Entries<K, ?> held) {
        if (!calls.begin()) {
            return CLOSED;
        }
        try {
            return measured(key, held);
        } finally {
            calls.end();
        }
    }

    private Answer measured(K key, Entries<K, ?> held) {
        long begun = meter.begin();
        Answer answer;
        try {
            answer = ask(key, held);
        } catch (Throwable e) {
            answer = failure(e);
        }
        return made(key, answer, meter.end(begun, 1, answer instanceof Answer.Failure));
    }

    private Answer ask(K key, Entries<K, ?> held) {
        if (loader instanceof ReloadingCacheLoader<K, V> reloading) {
            Entry entry = held.read(key);
            return Reloads.answer(Reloads.ask(reloading, key, entry, held), entry);
        }
        return answer(loader.load(key));
    }

    /**
     * Loads several keys with one call; every key gets an answer, and what was not asked for is ignored.
     *
     * @param copy makes the keys that the user gets to see
     */
    Map<K, Answer> loadAll(Collection<K> keys, UnaryOperator<K> copy) {
        if (!calls.begin()) {
            return alike(keys, CLOSED);
        }
        try {
            return measured(keys, copy);
        } finally {
            calls.end();
        }
    }

    private Map<K, Answer> measured(Collection<K> keys, UnaryOperator<K> copy) {
        Map<K, Answer> answered = new LinkedHashMap<>();
        long begun = meter.begin();
        try {
            Map<K, V> loaded = loader.loadAll(keys.stream().map(copy).toList());
            for (K key : keys) {
                answered.put(key, answer(loaded.get(key)));
            }
        } catch (Throwable e) {
            meter.end(begun, keys.size(), true);
            return alike(keys, failure(e));
        }
        long cost = meter.end(begun, keys.size(), false);
        answered.replaceAll((key, answer) -> made(key, answer, cost));
        return answered;
    }

    private static <K> Map<K, Answer> alike(Collection<K> keys, Answer answer) {
        Map<K, Answer> answered = new LinkedHashMap<>();
        keys.forEach(key -> answered.put(key, answer));
        return answered;
    }

    private static Answer answer(@Nullable Object value) {
        return value == null ? new Answer.Nothing() : new Answer.Value(value, 0);
    }

    /** The same with its cost, and with its tags where it is a value; never throws. */
    @SuppressWarnings("unchecked") // what the loader has answered
    private Answer made(K key, Answer answer, long cost) {
        if (answer instanceof Answer.Unchanged unchanged) {
            return unchanged.made(cost);
        }
        if (!(answer instanceof Answer.Value value)) {
            return answer;
        }
        try {
            return value.made(cost, labels.of(key, (V) value.value()));
        } catch (Throwable e) {
            return failure(e);
        }
    }

    private Answer failure(Throwable e) {
        if (Thread.currentThread().isInterrupted()) {
            return new Answer.Failure(e, Kind.CANCELLED);
        }
        return new Answer.Failure(e, kind(e));
    }

    private Kind kind(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException || cause instanceof ClosedByInterruptException) {
                return Kind.CANCELLED;
            }
        }
        return answered(e) ? Kind.ANSWERED : Kind.FAILED;
    }

    /** A call begins whose answer comes later, in whichever thread; what this gives {@link #later} takes. */
    long begin() {
        return meter.begin();
    }

    /** The answer that has come; {@code failure} is null if it is a value, or that there is none. */
    Answer later(K key, long begun, @Nullable Object value, @Nullable Throwable failure) {
        long cost = meter.end(begun, 1, failure != null);
        if (failure == null) {
            return made(key, answer(value), cost);
        }
        // The thread that brings a failure is nobody's: whether it is interrupted says nothing.
        return new Answer.Failure(failure, failure instanceof CancellationException ? Kind.CANCELLED : kind(failure));
    }

    private boolean answered(Throwable e) {
        try {
            return !(e instanceof Error) && answers.test(e);
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "the predicate of answers failed on %s, which is taken for a failure", e.getClass());
            return false;
        }
    }
}
