// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.CorralConfiguration;
import io.corral.internal.copy.ByReference;
import io.corral.internal.copy.ByValue;
import io.corral.internal.copy.Codec;
import io.corral.internal.event.Listeners;
import io.corral.internal.expiry.Lifetimes;
import io.corral.internal.expiry.Policies;
import io.corral.internal.facade.Rooms;
import io.corral.internal.failure.Failures;
import io.corral.internal.flight.Flights;
import io.corral.internal.lease.Leases;
import io.corral.internal.lease.WaitingHere;
import io.corral.internal.load.BulkLoads;
import io.corral.internal.load.Codecs;
import io.corral.internal.load.Entries;
import io.corral.internal.load.Landing;
import io.corral.internal.load.Loads;
import io.corral.internal.load.Tower;
import io.corral.internal.load.UserLoader;
import io.corral.internal.stats.Counters;
import io.corral.internal.store.Store;
import io.corral.internal.time.Clock;
import io.corral.internal.time.Stamps;
import io.corral.internal.write.BulkWrites;
import io.corral.internal.write.KeyTurns;
import io.corral.internal.write.UserWriter;
import io.corral.internal.write.Writes;
import java.util.function.Consumer;
import javax.cache.CacheManager;

/**
 * Puts one cache together.
 *
 * @param <K> keys
 * @param <V> values
 */
final class Wiring<K, V> {

    /** There is only one node, so its name tells nobody anything. */
    private static final String HERE = "here";

    private final String name;
    private final CorralConfiguration<K, V> configuration;
    private final CacheSettings settings;
    private final Failures failures;

    Wiring(String name, CorralConfiguration<K, V> configuration, CacheSettings settings) {
        this.name = name;
        this.configuration = configuration;
        this.settings = settings;
        this.failures = new Failures(name);
    }

    /**
     * Builds it and opens it.
     *
     * @param closed hears the name when the cache is closed
     */
    CacheHome<K, V> build(CacheManager manager, Premises premises, Consumer<String> closed) {
        // The user's factories run before anything is made that would have to be taken down if they fail.
        Callbacks<K, V> callbacks = Callbacks.create(configuration);
        Counters counters = new Counters(premises.clock());
        Store<K> store = premises.caches().create(name, settings.maxCount(), counters::evicted);
        try {
            Flights<K, Landing> flights = new Flights<>();
            Rooms<K, V> rooms = rooms(new Ground<>(store, flights, callbacks, counters), manager, premises);
            return new CacheHome<>(
                    new CacheHome.Address<>(name, manager, configuration, closed),
                    rooms,
                    new CacheHome.Cellar<>(store, flights, premises.workers(), callbacks),
                    failures);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private Rooms<K, V> rooms(Ground<K, V> ground, CacheManager manager, Premises premises) {
        Clock clock = premises.clock();
        Codec codec =
                configuration.isStoreByValue() ? new ByValue(manager.getClassLoader(), failures) : new ByReference();
        Stamps stamps = new Stamps(clock, 0);
        Lifetimes lifetimes = Policies.of(ground.callbacks().policy(), name);
        long wait = settings.policy().loadWait().toNanos();
        long lease = settings.policy().leaseTime().toNanos();

        Entries<K, V> entries =
                new Entries<>(ground.store(), new Codecs(codec, codec), lifetimes, clock, ground.flights(), stamps);
        Leases<K> leases = new Leases<>(
                ground.store(),
                clock,
                HERE,
                stamps,
                settings.policy().leaseTime().toMillis());
        Tower<K> tower = new Tower<>(
                entries,
                ground.flights(),
                leases,
                new WaitingHere<>(ground.flights()),
                new Tower.Patience(wait, lease, clock),
                failures);
        UserLoader<K, V> loader = ground.callbacks().loader() == null
                ? null
                : new UserLoader<>(ground.callbacks().loader());
        UserWriter<K, V> writer = ground.callbacks().writer() == null
                ? null
                : new UserWriter<>(ground.callbacks().writer(), failures);
        KeyTurns<K> turns = new KeyTurns<>(failures, wait);
        Listeners<K, V> listeners =
                new Listeners<>(codec, codec, premises.workers().events(), failures, wait);
        ground.store().observe(listeners);
        return new Rooms<>(
                entries,
                loader == null ? null : new Loads<>(entries, loader, tower),
                loader == null ? null : new BulkLoads<>(entries, loader, tower),
                new Writes<>(entries, writer, turns),
                new BulkWrites<>(entries, writer, turns),
                turns,
                listeners,
                ground.counters());
    }

    /** What the rooms stand on. */
    private record Ground<K, V>(
            Store<K> store, Flights<K, Landing> flights, Callbacks<K, V> callbacks, Counters counters) {}
}
