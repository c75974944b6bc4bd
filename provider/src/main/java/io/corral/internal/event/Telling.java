// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.event;

import io.corral.internal.failure.Failures;
import io.corral.internal.store.Delivery;
import io.corral.internal.store.Hearing;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.cache.event.CacheEntryEvent;
import org.jboss.logging.Logger;

/**
 * Calls listeners, each key's events one after the other.
 *
 * <p>A synchronous listener that writes to a cache would wait for itself if that write waited for its listeners: 1. it
 * hears of event one of a key; 2. it writes the key, which makes event two, whose place is behind event one; 3. event
 * one ends only when the listener returns. So a write made by a listener does not wait: its events are told in order,
 * as soon as those before them have been, by the executor.
 */
final class Telling {

    private static final Logger LOG = Logger.getLogger(Telling.class);

    private final Executor executor;
    private final Failures failures;
    private final long patience;

    Telling(Executor executor, Failures failures, long patience) {
        this.executor = executor;
        this.failures = failures;
        this.patience = patience;
    }

    /** Tells an asynchronous listener; what it throws is logged. */
    <K, V> void elsewhere(Registration<K, V> registration, CacheEntryEvent<K, V> event, Registration.Place place) {
        var unused = place.before()
                .thenRunAsync(() -> callAndLog(registration, event, place), executor)
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.warnf(failure, "Cache '%s': a CacheEntryListener did not hear of %s", name(event), event);
                    }
                    place.leave().run();
                });
    }

    /** Tells a synchronous listener, when it is run. */
    <K, V> Delivery here(Registration<K, V> registration, CacheEntryEvent<K, V> event, Registration.Place place) {
        return () -> {
            if (Hearing.now()) {
                elsewhere(registration, event, place);
                return;
            }
            boolean reached = false;
            try {
                place.before().get(patience, TimeUnit.NANOSECONDS);
                reached = true;
            } catch (TimeoutException e) {
                throw failures.listenersBusy(patience);
            } catch (InterruptedException e) {
                throw failures.interrupted(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("places in a queue are never left with an exception", e);
            } finally {
                if (!reached) {
                    elsewhere(registration, event, place);
                }
            }
            try {
                call(registration, event, place);
            } catch (RuntimeException e) {
                throw failures.listener(e);
            }
        };
    }

    private static <K, V> void callAndLog(
            Registration<K, V> registration, CacheEntryEvent<K, V> event, Registration.Place place) {
        try {
            call(registration, event, place);
        } catch (RuntimeException e) {
            LOG.warnf(e, "Cache '%s': a CacheEntryListener failed on %s", name(event), event);
        }
    }

    private static <K, V> void call(
            Registration<K, V> registration, CacheEntryEvent<K, V> event, Registration.Place place) {
        try {
            Hearing.run(() -> registration.call(event));
        } finally {
            place.leave().run();
        }
    }

    private static String name(CacheEntryEvent<?, ?> event) {
        return event.getSource().getName();
    }
}
