// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.CorralConfiguration;
import io.corral.OnMiss;
import io.corral.internal.async.Hands;
import io.corral.internal.copy.AllowList;
import io.corral.internal.copy.ByReference;
import io.corral.internal.copy.ByValue;
import io.corral.internal.copy.Codec;
import io.corral.internal.copy.WireCodec;
import io.corral.internal.event.Listeners;
import io.corral.internal.expiry.Lifetimes;
import io.corral.internal.expiry.Policies;
import io.corral.internal.facade.Rooms;
import io.corral.internal.failure.Failures;
import io.corral.internal.flight.Flights;
import io.corral.internal.infinispan.Caches;
import io.corral.internal.lease.Leases;
import io.corral.internal.lease.WaitingHere;
import io.corral.internal.load.Aging;
import io.corral.internal.load.BulkLoads;
import io.corral.internal.load.Claiming;
import io.corral.internal.load.Codecs;
import io.corral.internal.load.Entries;
import io.corral.internal.load.FlightBoard;
import io.corral.internal.load.Labels;
import io.corral.internal.load.Landing;
import io.corral.internal.load.Later;
import io.corral.internal.load.LoadMeter;
import io.corral.internal.load.Loads;
import io.corral.internal.load.Lookups;
import io.corral.internal.load.Refreshes;
import io.corral.internal.load.Rights;
import io.corral.internal.load.Settling;
import io.corral.internal.load.Times;
import io.corral.internal.load.Tower;
import io.corral.internal.load.UserLoader;
import io.corral.internal.mark.TagNames;
import io.corral.internal.stats.Counters;
import io.corral.internal.stats.ProtectionCounters;
import io.corral.internal.store.Store;
import io.corral.internal.time.Clock;
import io.corral.internal.time.Stamps;
import io.corral.internal.write.BulkWrites;
import io.corral.internal.write.KeyTurns;
import io.corral.internal.write.UserWriter;
import io.corral.internal.write.Writes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.cache.CacheManager;
import javax.cache.configuration.Factory;
import org.jspecify.annotations.Nullable;

/**
 * Puts one cache together.
 *
 * @param <K> keys
 * @param <V> values
 */
final class Wiring<K, V> {

    private static final int FAILURES_REMEMBERED = 1_000;

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
     * @param leaving hears the name when the cache is closed
     */
    CacheHome<K, V> build(CacheManager manager, Premises premises, CacheHome.Leaving leaving) {
        // The user's factories run before anything is made that would have to be taken down if they fail.
        Callbacks<K, V> callbacks = Callbacks.create(configuration, settings.policy());
        Codec codec = codec(manager.getClassLoader(), premises.caches().clustered());
        Counters counters = new Counters(premises.clock());
        // A node that has been told of a load, and asks for its landing when it has failed, must not load once more.
        Flights<K, Landing> flights = new Flights<>(Landing.Failed.class::isInstance, FAILURES_REMEMBERED);
        AtomicReference<CacheHome<K, V>> home = new AtomicReference<>();
        Caches.Request request = new Caches.Request(
                name,
                settings.inWords(configuration),
                premises.caches().clustered() ? Definition.write(configuration) : null,
                settings.maxCount(),
                counters::evicted,
                codec,
                new FlightBoard(flights),
                () -> premises.workers()
                        .events()
                        .execute(() -> Optional.ofNullable(home.get()).ifPresent(CacheHome::destroyed)));
        Caches.Opened<K> opened = premises.caches().open(request, new WaitingHere<>(flights));
        try {
            Ground<K, V> ground = new Ground<>(opened, flights, callbacks, counters, codec);
            boolean sweeping = Policies.of(callbacks.policy(), name).mortal()
                    || premises.caches().clustered()
                    || !settings.policy().backOff().isZero()
                    || !settings.policy().negativeTtl().isZero()
                    || settings.freshness().soft();
            CacheHome<K, V> made = new CacheHome<>(
                    new CacheHome.Address<>(name, manager, configuration, leaving),
                    rooms(ground, premises),
                    new CacheHome.Cellar<>(
                            opened.store(),
                            flights,
                            premises.workers(),
                            callbacks,
                            settings.policy().loadWait(),
                            sweeping),
                    failures);
            home.set(made);
            return made;
        } catch (RuntimeException e) {
            Closing closing = new Closing();
            closing.attempt(opened.store());
            callbacks.close(closing);
            throw e;
        }
    }

    private Codec codec(ClassLoader loader, boolean clustered) {
        if (!clustered) {
            return configuration.isStoreByValue() ? new ByValue(loader, failures) : new ByReference();
        }
        if (!configuration.isStoreByValue()) {
            throw new UnsupportedOperationException("Cache '" + name + "': a clustered cache cannot share its values"
                    + " by reference with other nodes. Leave setStoreByValue at true, or use a local manager.");
        }
        List<Class<?>> types = List.of(configuration.getKeyType(), configuration.getValueType());
        return new WireCodec(loader, new AllowList(types, settings.allowed()), failures);
    }

    private Rooms<K, V> rooms(Ground<K, V> ground, Premises premises) {
        Clock clock = premises.clock();
        Stamps stamps = premises.caches().stamps();
        Store<K> store = ground.opened().store();
        Codecs codecs = new Codecs(ground.codec(), ground.codec());
        Lifetimes lifetimes = Policies.of(ground.callbacks().policy(), name);
        long wait = settings.policy().loadWait().toNanos();
        long lease = settings.policy().leaseTime().toNanos();

        Entries<K, V> entries = new Entries<>(
                store,
                codecs,
                lifetimes,
                ground.flights(),
                new Times(clock, premises.coarse(), stamps, new Aging(settings.freshness())));
        Leases<K> leases = new Leases<>(
                store,
                clock,
                premises.caches().holder(),
                stamps,
                settings.policy().leaseTime().toMillis());
        ProtectionCounters protection = new ProtectionCounters();
        Tower<K> tower = new Tower<>(
                ground.flights(),
                leases,
                ground.opened().waiting(),
                new Tower.Patience(
                        wait, lease, settings.policy().refreshLeaseTime().toMillis(), clock),
                failures,
                protection);
        Settling<K> settling = new Settling<>(
                entries,
                ground.flights(),
                leases,
                new Settling.Memory(
                        settings.backOff(),
                        settings.policy().negativeTtl().toMillis(),
                        () -> ThreadLocalRandom.current().nextDouble()),
                protection);
        TagNames names = new TagNames(name);
        Executor executor = ground.callbacks().refreshes();
        LoadMeter meter = new LoadMeter(clock, protection, settings.policy().maxLoads());
        UserLoader<K, V> loader = ground.callbacks().loader() == null
                ? null
                : new UserLoader<>(
                        ground.callbacks().loader(),
                        ground.callbacks().answers(),
                        ground.callbacks().calls(),
                        meter,
                        new Labels<>(ground.callbacks().loader(), names));
        UserWriter<K, V> writer = ground.callbacks().writer() == null
                ? null
                : new UserWriter<>(ground.callbacks().writer(), failures);
        KeyTurns<K> turns = new KeyTurns<>(failures, wait);
        Listeners<K, V> listeners = new Listeners<>(
                ground.codec(), ground.codec(), premises.workers().events(), failures, wait);
        listeners.listening(on -> store.observe(on ? listeners : null));
        BulkLoads<K, V> bulkLoads = loader == null ? null : new BulkLoads<>(entries, loader, tower, settling);
        return new Rooms<>(
                entries,
                loader == null ? null : new Loads<>(entries, loader, tower, settling),
                bulkLoads,
                new Writes<>(entries, writer, turns),
                new BulkWrites<>(entries, writer, turns),
                turns,
                new Rights<>(entries, tower, settling),
                listeners,
                ground.counters(),
                new Refreshes<>(
                        entries,
                        tower,
                        settling,
                        new Refreshes.Means(
                                executor == null ? premises.workers().refreshes() : executor,
                                new Semaphore(settings.policy().maxRefreshes()),
                                protection)),
                new Lookups<>(entries, tower, settling, ground.callbacks().answers(), meter, names),
                new Claiming<>(entries, tower, settling),
                protection,
                standIn(),
                Later.of(
                        entries,
                        tower,
                        settling,
                        loader,
                        bulkLoads,
                        new Hands(premises.workers().crew(), failures)));
    }

    private @Nullable Supplier<@Nullable V> standIn() {
        if (settings.policy().onMiss() == OnMiss.LOAD) {
            return null;
        }
        Factory<? extends V> factory = configuration.getDefaultValueFactory().orElse(null);
        return factory == null ? () -> null : factory::create;
    }

    /** What the rooms stand on. */
    private record Ground<K, V>(
            Caches.Opened<K> opened,
            Flights<K, Landing> flights,
            Callbacks<K, V> callbacks,
            Counters counters,
            Codec codec) {}
}
