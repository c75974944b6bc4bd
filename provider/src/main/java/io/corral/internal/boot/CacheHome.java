// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.CorralConfiguration;
import io.corral.internal.facade.CorralFacade;
import io.corral.internal.facade.Gate;
import io.corral.internal.facade.Identity;
import io.corral.internal.facade.Rooms;
import io.corral.internal.failure.Failures;
import io.corral.internal.flight.Flights;
import io.corral.internal.load.HandBack;
import io.corral.internal.load.Landing;
import io.corral.internal.stats.ConfigurationBean;
import io.corral.internal.stats.Management;
import io.corral.internal.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import org.jboss.logging.Logger;

/**
 * One cache between its opening and its closing: its name, its configuration as it is now, its beans, its end.
 *
 * @param <K> keys
 * @param <V> values
 */
final class CacheHome<K, V> implements Identity<K, V>, Identity.Listening<K, V> {

    private static final Logger LOG = Logger.getLogger(CacheHome.class);

    private final Address<K, V> address;
    private final Rooms<K, V> rooms;
    private final Cellar<K, V> cellar;
    private final Gate gate = new Gate();
    private final Failures failures;
    private final CorralFacade<K, V> facade;
    private final Management management;
    private final ScheduledFuture<?> sweeping;

    CacheHome(Address<K, V> address, Rooms<K, V> rooms, Cellar<K, V> cellar, Failures failures) {
        this.address = address;
        this.rooms = rooms;
        this.cellar = cellar;
        this.failures = failures;
        this.facade = new CorralFacade<>(rooms, this, failures, cellar.store());
        this.management = new Management(address.manager().getURI(), address.name());
        for (CacheEntryListenerConfiguration<K, V> listener :
                address.configuration().getCacheEntryListenerConfigurations()) {
            rooms.listeners().register(facade, listener);
        }
        this.sweeping = cellar.workers().everyMinute(this::sweep);
        management.configuration(address.configuration().isManagementEnabled(), bean());
        count(address.configuration().isStatisticsEnabled());
    }

    /** Never throws: the executor would not call it again. */
    private void sweep() {
        if (!cellar.sweeping() && cellar.store().marks().newest() == 0) {
            return;
        }
        try {
            rooms.entries().sweep();
            rooms.refreshes().prune();
        } catch (RuntimeException e) {
            LOG.warnf(e, "Cache '%s': looking for expired entries failed; it is tried again in a minute", name());
        }
    }

    Cache<K, V> cache() {
        return facade;
    }

    /** Switches the configuration's bean on or off. */
    void manage(boolean enabled) {
        address.configuration().setManagementEnabled(enabled);
        management.configuration(enabled, bean());
    }

    /** Switches counting and the statistics' bean on or off. */
    void count(boolean enabled) {
        address.configuration().setStatisticsEnabled(enabled);
        rooms.counters().enable(enabled);
        gate.counting(enabled);
        management.statistics(enabled, rooms.counters(), rooms.protection());
    }

    private ConfigurationBean bean() {
        return new ConfigurationBean(address.configuration());
    }

    @Override
    public String name() {
        return address.name();
    }

    @Override
    public CacheManager manager() {
        return address.manager();
    }

    @Override
    public CorralConfiguration<K, V> configuration() {
        return address.configuration();
    }

    @Override
    public Executor executor() {
        return cellar.workers().loads();
    }

    @Override
    public Identity.Listening<K, V> listening() {
        return this;
    }

    @Override
    public synchronized void register(CacheEntryListenerConfiguration<K, V> listener) {
        rooms.listeners().register(facade, listener);
        address.configuration().addCacheEntryListenerConfiguration(listener);
    }

    @Override
    public void deregister(CacheEntryListenerConfiguration<K, V> listener) {
        List<Object> callbacks;
        synchronized (this) {
            callbacks = rooms.listeners().deregister(listener);
            address.configuration().removeCacheEntryListenerConfiguration(listener);
        }
        Closing closing = new Closing();
        callbacks.forEach(closing::user);
        closing.finish("Cache '" + name() + "': closing a listener");
    }

    @Override
    public Gate gate() {
        return gate;
    }

    @Override
    public void requireOpen() {
        if (gate.closed()) {
            throw failures.closed();
        }
    }

    /** Closes the cache and takes it away from everybody who shares it. */
    void destroy() {
        end(cellar.store()::destroy, true);
    }

    /** Closes the cache that another node has destroyed. */
    void destroyed() {
        end(cellar.store(), true);
    }

    @Override
    public void close() {
        end(cellar.store(), false);
    }

    private void end(AutoCloseable store, boolean forGood) {
        if (!gate.close()) {
            return;
        }
        address.leaving().left(name(), forGood);
        sweeping.cancel(false);
        cellar.callbacks().calls().close();
        Closing closing = new Closing();
        // Other nodes need not wait for a load that this one will not commit any more.
        closing.attempt(() ->
                HandBack.all(cellar.store(), cellar.flights(), rooms.entries().now()));
        // Whoever still waits for a load is told why it waits in vain.
        cellar.flights().landAll(Landing.CLOSED);
        rooms.later().hands().close();
        closing.attempt(() -> management.configuration(false, bean()));
        closing.attempt(() -> management.statistics(false, rooms.counters(), rooms.protection()));
        closing.attempt(store);
        closing.attempt(this::letLoadsEnd);
        cellar.callbacks().close(closing);
        rooms.listeners().callbacks().forEach(closing::user);
        closing.finish("Cache '" + name() + "': closing it");
    }

    /** A loader that is to be closed is not, while it loads: what it loads with would be taken from under it. */
    private void letLoadsEnd() throws InterruptedException {
        if (!cellar.callbacks().letLoadsEnd(cellar.loadWait())) {
            LOG.warnf(
                    "Cache '%s': its CacheLoader is closed although it is still loading after load-wait (%d ms). Make the"
                            + " CacheLoader give up earlier, or raise load-wait.",
                    name(), cellar.loadWait().toMillis());
        }
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        T found = cellar.store().unwrap(type);
        if (found == null) {
            throw new IllegalArgumentException(
                    "Cache '" + name() + "' is not a " + type.getName() + ", nor is what stands behind it");
        }
        return found;
    }

    /**
     * Where a cache is found.
     *
     * @param leaving hears the name when the cache is closed
     */
    record Address<K, V>(String name, CacheManager manager, CorralConfiguration<K, V> configuration, Leaving leaving) {}

    /** Hears that a cache is open here no more. */
    interface Leaving {
        /**
         * A cache has been closed.
         *
         * @param forGood whether it has been destroyed, so that other nodes do not have it either
         */
        void left(String name, boolean forGood);
    }

    /**
     * What is below the rooms, and must be taken down with them.
     *
     * @param loadWait how long the end waits for a loader that is called
     * @param sweeping whether anything may be left behind that a sweep must drop
     */
    record Cellar<K, V>(
            Store<K> store,
            Flights<K, Landing> flights,
            Workers workers,
            Callbacks<K, V> callbacks,
            Duration loadWait,
            boolean sweeping) {}
}
