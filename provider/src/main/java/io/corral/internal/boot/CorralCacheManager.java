// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.CorralConfiguration;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/**
 * A local cache manager (JSR-107 section 5). Infinispan is started with its first cache. Safe for use by many threads;
 * caches are created and destroyed one at a time, and read without a lock.
 */
public final class CorralCacheManager implements CacheManager {

    private static final String NAMELESS = "the name of a cache must not be null";

    private final ManagerIdentity identity;
    private final Consumer<CorralCacheManager> closing;
    private final Settings settings;
    private final ConcurrentMap<String, CacheHome<?, ?>> homes = new ConcurrentHashMap<>();
    /** Caches of the cluster that were closed here: they are not opened again unasked. */
    private final Set<String> left = ConcurrentHashMap.newKeySet();

    private final Foundation foundation;
    private @Nullable Premises premises;
    private volatile boolean closed;

    /** @param closing hears when this manager is closed */
    CorralCacheManager(ManagerIdentity identity, Consumer<CorralCacheManager> closing) {
        this.identity = identity;
        this.closing = closing;
        this.settings = Settings.read(identity.properties(), identity.loader());
        this.foundation = Foundation.of(identity, settings);
    }

    @Override
    public CachingProvider getCachingProvider() {
        return identity.provider();
    }

    @Override
    public URI getURI() {
        return identity.uri();
    }

    @Override
    public ClassLoader getClassLoader() {
        return identity.loader();
    }

    /** A copy of the properties that the manager was made with. */
    @Override
    public Properties getProperties() {
        Properties copy = new Properties();
        copy.putAll(identity.properties());
        return copy;
    }

    @Override
    public <K, V, C extends Configuration<K, V>> Cache<K, V> createCache(String cacheName, C configuration) {
        requireOpen();
        Objects.requireNonNull(cacheName, NAMELESS);
        Objects.requireNonNull(configuration, "the configuration of a cache must not be null");
        CorralConfiguration<K, V> own = new CorralConfiguration<>(complete(configuration));
        synchronized (homes) {
            requireOpen();
            if (homes.containsKey(cacheName)) {
                throw new CacheException("Cache '" + cacheName + "': exists already in " + this
                        + "; get it with getCache, or destroy it first");
            }
            return open(cacheName, own).cache();
        }
    }

    private <K, V> CacheHome<K, V> open(String cacheName, CorralConfiguration<K, V> configuration) {
        CacheHome<K, V> home = new Wiring<>(
                        cacheName, configuration, CacheSettings.of(cacheName, configuration, settings))
                .build(this, premises(), this::left);
        left.remove(cacheName);
        homes.put(cacheName, home);
        return home;
    }

    private void left(String cacheName, boolean forGood) {
        homes.remove(cacheName);
        if (!forGood) {
            left.add(cacheName);
        }
    }

    private static <K, V> CompleteConfiguration<K, V> complete(Configuration<K, V> configuration) {
        if (configuration instanceof CompleteConfiguration<K, V> complete) {
            return complete;
        }
        MutableConfiguration<K, V> complete = new MutableConfiguration<>();
        complete.setTypes(configuration.getKeyType(), configuration.getValueType());
        return complete.setStoreByValue(configuration.isStoreByValue());
    }

    private Premises premises() {
        if (premises == null) {
            premises = Premises.open(Integer.toHexString(System.identityHashCode(this)), identity.loader(), foundation);
        }
        return premises;
    }

    @Override
    public <K, V> @Nullable Cache<K, V> getCache(String cacheName, Class<K> keyType, Class<V> valueType) {
        requireOpen();
        Objects.requireNonNull(cacheName, NAMELESS);
        Objects.requireNonNull(keyType, "the type of the keys must not be null");
        Objects.requireNonNull(valueType, "the type of the values must not be null");
        Optional<CacheHome<?, ?>> existing = existing(cacheName, keyType, valueType);
        if (existing.isEmpty()) {
            return null;
        }
        CacheHome<?, ?> home = existing.get();
        require(cacheName, "keys", home.configuration().getKeyType(), keyType);
        require(cacheName, "values", home.configuration().getValueType(), valueType);
        return cast(home.cache());
    }

    private static void require(String cacheName, String what, Class<?> is, Class<?> asked) {
        if (!is.equals(asked)) {
            throw new ClassCastException("Cache '" + cacheName + "': its " + what + " are of type " + is.getName()
                    + " and not " + asked.getName());
        }
    }

    @Override
    public <K, V> @Nullable Cache<K, V> getCache(String cacheName) {
        Optional<CacheHome<?, ?>> home = existing(cacheName);
        return home.isEmpty() ? null : cast(home.get().cache());
    }

    @SuppressWarnings("unchecked") // the caller says what the types are, and JSR-107 has it so
    private static <K, V> Cache<K, V> cast(Cache<?, ?> cache) {
        return (Cache<K, V>) cache;
    }

    /** A snapshot of the names, sorted, with those of caches that other nodes have created; it cannot be changed. */
    @Override
    public Iterable<String> getCacheNames() {
        requireOpen();
        Set<String> names = new TreeSet<>();
        if (foundation.clustered()) {
            synchronized (homes) {
                requireOpen();
                names.addAll(premises().caches().names());
            }
            names.removeAll(left);
        }
        names.addAll(homes.keySet());
        return Collections.unmodifiableSet(names);
    }

    @Override
    public void destroyCache(String cacheName) {
        requireOpen();
        CacheHome<?, ?> home = homes.get(Objects.requireNonNull(cacheName, NAMELESS));
        if (home != null) {
            home.destroy();
        } else if (foundation.clustered() && !left.contains(cacheName)) {
            synchronized (homes) {
                requireOpen();
                premises().caches().destroy(cacheName);
            }
        }
    }

    @Override
    public void enableManagement(String cacheName, boolean enabled) {
        existing(cacheName).ifPresent(home -> home.manage(enabled));
    }

    @Override
    public void enableStatistics(String cacheName, boolean enabled) {
        existing(cacheName).ifPresent(home -> home.count(enabled));
    }

    /** The cache, which is opened if another node of the cluster has created it. */
    private Optional<CacheHome<?, ?>> existing(String cacheName, Class<?>... types) {
        requireOpen();
        CacheHome<?, ?> home = homes.get(Objects.requireNonNull(cacheName, NAMELESS));
        if (home != null || !foundation.clustered() || left.contains(cacheName)) {
            return Optional.ofNullable(home);
        }
        synchronized (homes) {
            requireOpen();
            CacheHome<?, ?> meanwhile = homes.get(cacheName);
            return meanwhile != null ? Optional.of(meanwhile) : shared(cacheName, List.of(types));
        }
    }

    private Optional<CacheHome<?, ?>> shared(String cacheName, List<Class<?>> types) {
        return premises().caches().shared(cacheName).map(shared -> {
            Definition definition = new Definition(cacheName, CacheSettings.allowed(cacheName, settings), types);
            return open(cacheName, definition.read(shared.definition(), identity.loader()));
        });
    }

    /** Closes every cache, then Infinispan and the threads. A second time changes nothing. */
    @Override
    public void close() {
        Premises left;
        List<CacheHome<?, ?>> open;
        synchronized (homes) {
            if (closed) {
                return;
            }
            closed = true;
            left = premises;
            premises = null;
            open = List.copyOf(homes.values());
        }
        closing.accept(this);
        Closing all = new Closing();
        open.forEach(home -> all.attempt(home::close));
        if (left != null) {
            all.attempt(left.workers());
            all.attempt(left.caches());
        }
        all.finish("closing " + this);
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /** This manager, or the Infinispan manager behind it. */
    @Override
    public <T> T unwrap(Class<T> type) {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        synchronized (homes) {
            requireOpen();
            Object infinispan = premises().caches().manager();
            if (type.isInstance(infinispan)) {
                return type.cast(infinispan);
            }
        }
        throw new IllegalArgumentException(this + " is not a " + type.getName() + ", nor is what stands behind it");
    }

    @Override
    public String toString() {
        return "CacheManager[" + identity.uri() + "]";
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(this + " is closed");
        }
    }
}
