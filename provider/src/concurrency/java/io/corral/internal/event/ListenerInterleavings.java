// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.event;

import static io.corral.scene.Scene.require;

import io.corral.internal.change.Change;
import io.corral.internal.change.Condition;
import io.corral.internal.change.Deadline;
import io.corral.internal.copy.ByReference;
import io.corral.internal.failure.Failures;
import io.corral.internal.store.MemoryStore;
import io.corral.scene.Scene;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javax.cache.Cache;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryUpdatedListener;
import org.junit.jupiter.api.Test;

/** Threads that write one key, of which a listener hears. */
class ListenerInterleavings {

    /** Every event names its cache; nobody asks this one for anything. */
    @SuppressWarnings("unchecked") // a proxy is of every type
    private static final Cache<String, Integer> SOURCE = (Cache<String, Integer>) Proxy.newProxyInstance(
            Cache.class.getClassLoader(), new Class<?>[] {Cache.class}, (proxy, method, arguments) -> null);

    @Test
    void aSynchronousListenerHearsInOrderAndBeforeTheWriteReturns() {
        Scene.play(() -> {
            Hall hall = new Hall(true);

            Scene.together(() -> hall.putAndCheck(1), () -> hall.putAndCheck(2));

            hall.requireAll(2);
        });
    }

    @Test
    void anAsynchronousListenerHearsInOrder() {
        Scene.play(() -> {
            Hall hall = new Hall(false);

            hall.put(1);
            hall.put(2);
            hall.awaitWorkers();

            hall.requireAll(2);
        });
    }

    /** A store with one listener, which writes down what it hears. */
    private static final class Hall {

        private final MemoryStore<String> store = new MemoryStore<>();
        private final List<Thread> workers = new ArrayList<>();
        private final Scene.Room ear = new Scene.Room();
        /** Old value and new value, one after the other. */
        private final List<Integer> heard = new ArrayList<>();

        Hall(boolean synchronous) {
            Executor executor = task -> {
                Thread worker = new Thread(task);
                synchronized (workers) {
                    workers.add(worker);
                }
                worker.start();
            };
            ByReference codec = new ByReference();
            Listeners<String, Integer> listeners =
                    new Listeners<>(codec, codec, executor, new Failures("scene"), Scene.LONG);
            Ear listener = events -> events.forEach(event -> {
                ear.enter();
                note(event.isOldValueAvailable() ? event.getOldValue() : 0, event.getValue());
                ear.leave();
            });
            listeners.register(
                    SOURCE, new MutableCacheEntryListenerConfiguration<>(() -> listener, null, true, synchronous));
            store.observe(listeners);
        }

        void put(int value) {
            store.apply(
                            "k",
                            new Change.Put(
                                    Condition.ALWAYS, value, value, 0, Deadline.NEVER, Deadline.UNCHANGED))
                    .delivery()
                    .run();
        }

        void putAndCheck(int value) {
            put(value);
            require(hasHeardOf(value), "the listener has heard of " + value);
        }

        private void note(int old, int value) {
            synchronized (heard) {
                heard.add(old);
                heard.add(value);
            }
        }

        private boolean hasHeardOf(int value) {
            synchronized (heard) {
                return heard.contains(value);
            }
        }

        void awaitWorkers() {
            for (int i = 0; i < workers.size(); i++) {
                Scene.join(workers.get(i));
            }
        }

        void requireAll(int count) {
            require(heard.size() == 2 * count, count + " events, and not " + heard);
            int before = 0;
            for (int i = 0; i < heard.size(); i += 2) {
                require(heard.get(i) == before, "each event begins where the one before it ended: " + heard);
                before = heard.get(i + 1);
            }
        }
    }

    private interface Ear extends CacheEntryCreatedListener<String, Integer>, CacheEntryUpdatedListener<String, Integer> {

        void hear(Iterable<CacheEntryEvent<? extends String, ? extends Integer>> events);

        @Override
        default void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends Integer>> events) {
            hear(events);
        }

        @Override
        default void onUpdated(Iterable<CacheEntryEvent<? extends String, ? extends Integer>> events) {
            hear(events);
        }
    }
}
