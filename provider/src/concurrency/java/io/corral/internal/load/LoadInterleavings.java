// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import static io.corral.scene.Scene.require;

import io.corral.internal.change.Change.Demand;
import io.corral.internal.change.Condition;
import io.corral.internal.copy.ByReference;
import io.corral.internal.entry.Entry;
import io.corral.internal.expiry.Policies;
import io.corral.internal.failure.Failures;
import io.corral.internal.flight.Flights;
import io.corral.internal.freshness.BackOff;
import io.corral.internal.lease.Leases;
import io.corral.internal.lease.WaitingHere;
import io.corral.internal.mark.TagNames;
import io.corral.internal.stats.ProtectionCounters;
import io.corral.internal.store.Applied;
import io.corral.internal.store.MemoryStore;
import io.corral.internal.time.FakeClock;
import io.corral.internal.time.Stamps;
import io.corral.scene.Scene;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.integration.CacheLoader;
import org.junit.jupiter.api.Test;

/** Threads that read, load and write one key; the source from which is loaded counts its versions from one. */
class LoadInterleavings {

    @Test
    void twoWhoMissLoadOnce() {
        Scene.play(() -> {
            House house = new House();

            Scene.together(
                    () -> require(house.get() == 1, "the loaded value"),
                    () -> require(house.get() == 1, "the loaded value"));

            require(house.loads.get() == 1, "one load, and not " + house.loads);
        });
    }

    @Test
    void whatIsPutDuringALoadStays() {
        Scene.play(() -> {
            House house = new House();

            Scene.together(house::get, () -> {
                house.put(100);
                require(house.get() == 100, "its own write");
            });

            require(house.held().equals(100), "the value that was put, and not " + house.held());
        });
    }

    @Test
    void whoeverHasRemovedAValueGetsWhatTheSourceHasHadSince() {
        Scene.play(() -> {
            House house = new House();

            Scene.together(house::get, () -> {
                house.source.set(2);
                house.remove();
                require(house.get() == 2, "nothing from before the removal");
            });
        });
    }

    /** What a cache consists of, as far as reading and loading go. */
    private static final class House {

        private final AtomicInteger source = new AtomicInteger(1);
        private final AtomicInteger loads = new AtomicInteger();
        private final MemoryStore<String> store = new MemoryStore<>();
        private final Entries<String, Integer> entries;
        private final Loads<String, Integer> single;

        House() {
            FakeClock clock = new FakeClock();
            Stamps stamps = new Stamps(clock, 0);
            ByReference codec = new ByReference();
            Flights<String, Landing> flights = new Flights<>();
            entries = new Entries<>(
                    store,
                    new Codecs(codec, codec),
                    Policies.of(new EternalExpiryPolicy(), "scene"),
                    flights,
                    new Times(clock, clock::millis, stamps, Aging.NONE));
            Leases<String> leases = new Leases<>(store, clock, "here", stamps, 1_000_000);
            ProtectionCounters counters = new ProtectionCounters();
            Settling<String> settling =
                    new Settling<>(entries, flights, leases, new Settling.Memory(BackOff.NONE, 0, () -> 0), counters);
            Tower<String> tower = new Tower<>(
                    flights,
                    leases,
                    new WaitingHere<>(flights),
                    new Tower.Patience(Scene.LONG, Scene.LONG, 1_000_000, clock),
                    new Failures("scene"),
                    counters);
            UserLoader<String, Integer> loader = new UserLoader<>(
                    new Source(source, loads),
                    failure -> false,
                    new Calls(),
                    new LoadMeter(clock, counters, 1_000),
                    new Labels<>(source, new TagNames("scene")));
            single = new Loads<>(entries, loader, tower, settling);
        }

        int get() {
            Entry entry = entries.peek("k");
            return entry == null ? single.load("k", Demand.IF_ABSENT).value() : entries.serve("k", entry);
        }

        void put(int value) {
            tell(entries.put("k", value, Condition.ALWAYS));
        }

        void remove() {
            tell(entries.remove("k", Condition.ALWAYS));
        }

        Object held() {
            return store.read("k").value();
        }

        private static void tell(Applied applied) {
            applied.delivery().run();
        }
    }

    private record Source(AtomicInteger source, AtomicInteger loads) implements CacheLoader<String, Integer> {

        @Override
        public Integer load(String key) {
            loads.incrementAndGet();
            return source.get();
        }

        @Override
        public Map<String, Integer> loadAll(Iterable<? extends String> keys) {
            Map<String, Integer> loaded = new LinkedHashMap<>();
            keys.forEach(key -> loaded.put(key, load(key)));
            return loaded;
        }
    }
}
