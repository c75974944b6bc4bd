// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.CorralConfiguration;
import io.corral.internal.copy.AllowList;
import io.corral.internal.copy.Blob;
import io.corral.internal.copy.JavaBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import javax.cache.CacheException;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A cache's configuration on its way to nodes that have not created the cache. What comes from another node may make
 * no class that is not allowed here: neither by its bytes, nor by the class names that JSR-107's factories carry.
 */
final class Definition {

    private static final Logger LOG = Logger.getLogger(Definition.class);

    /** A lambda is a method of the class that it is written in, and that class must be allowed, too. */
    private static final List<String> PARTS = List.of(
            "javax.cache.configuration.*",
            "javax.cache.expiry.*",
            "io.corral.CorralConfiguration",
            "io.corral.StampedePolicy",
            "io.corral.PolicySettings",
            "io.corral.OnMiss",
            "java.lang.invoke.SerializedLambda");

    private final String cache;
    private final AllowList allowList;

    /**
     * What may be read.
     *
     * @param allowed names of classes and packages, as configured
     * @param types the types that the caller says keys and values have
     */
    Definition(String cache, Collection<String> allowed, Collection<Class<?>> types) {
        this.cache = cache;
        List<String> names = new ArrayList<>(PARTS);
        names.addAll(allowed);
        this.allowList = new AllowList(types, names);
    }

    /** The bytes for other nodes, or null if something in the configuration, a factory perhaps, has none. */
    static @Nullable Blob write(CorralConfiguration<?, ?> configuration) {
        try {
            return Blob.of(JavaBytes.write(configuration));
        } catch (UncheckedIOException e) {
            LOG.debugf(e, "a configuration cannot be sent: each node has to create the cache itself");
            return null;
        }
    }

    /**
     * The configuration that another node has sent, with everything made that its factories make.
     *
     * @throws CacheException if there is none, or if it needs a class that is not allowed or not known here
     */
    CorralConfiguration<?, ?> read(@Nullable Blob sent, ClassLoader loader) {
        if (sent == null) {
            throw new CacheException(in("its configuration cannot be sent to other nodes, for one of its factories is"
                    + " not Serializable. Make it so, or call createCache with the same configuration on this node."));
        }
        try {
            return made((CorralConfiguration<?, ?>) JavaBytes.read(sent.bytes(), loader, allowList), loader);
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            throw new CacheException(
                    in("the configuration that another node created it with cannot be used here (" + e
                            + "). Name the classes that it needs, such as those of the CacheLoader and its factory,"
                            + " in corral.cache." + cache + ".allow and have them on the class path; or call"
                            + " createCache with the same configuration on this node."),
                    e);
        }
    }

    private <K, V> CorralConfiguration<K, V> made(CorralConfiguration<K, V> sent, ClassLoader loader) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // JSR-107's own factories load the class that they name by the context's loader.
        thread.setContextClassLoader(new Allowed(loader));
        try {
            CorralConfiguration<K, V> made = new CorralConfiguration<>(sent);
            made.setExpiryPolicyFactory(new Made<>(sent.getExpiryPolicyFactory().create()));
            if (sent.getCacheLoaderFactory() != null) {
                made.setCacheLoaderFactory(
                        new Made<>(sent.getCacheLoaderFactory().create()));
            }
            if (sent.getCacheWriterFactory() != null) {
                made.setCacheWriterFactory(
                        new Made<>(sent.getCacheWriterFactory().create()));
            }
            sent.getRefreshExecutorFactory()
                    .ifPresent(factory -> made.setRefreshExecutorFactory(new Made<Executor>(factory.create())));
            for (CacheEntryListenerConfiguration<K, V> listener : sent.getCacheEntryListenerConfigurations()) {
                made.removeCacheEntryListenerConfiguration(listener);
                made.addCacheEntryListenerConfiguration(new MutableCacheEntryListenerConfiguration<>(
                        new Made<>(listener.getCacheEntryListenerFactory().create()),
                        listener.getCacheEntryEventFilterFactory() == null
                                ? null
                                : new Made<>(listener.getCacheEntryEventFilterFactory()
                                        .create()),
                        listener.isOldValueRequired(),
                        listener.isSynchronous()));
            }
            return made;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private String in(String what) {
        return "Cache '" + cache + "' exists in the cluster, but " + what;
    }

    /** Gives what has been made already. */
    private record Made<T>(T product) implements Factory<T> {

        private static final long serialVersionUID = 1L;

        @Override
        public T create() {
            return product;
        }
    }

    /** Knows the allowed classes only. */
    private final class Allowed extends ClassLoader {

        Allowed(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> type = super.loadClass(name, resolve);
            if (!allowList.allows(type)) {
                throw new ClassNotFoundException(name + " is not allowed");
            }
            return type;
        }
    }
}
