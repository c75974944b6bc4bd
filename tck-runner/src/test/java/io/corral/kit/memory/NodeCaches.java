// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;

/** The caches of one node of a cluster: they hold nothing, and ask the coordinator. */
final class NodeCaches implements MemoryManager.Maker {

    private static final ExecutorService READERS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "memory-reader");
        thread.setDaemon(true);
        return thread;
    });

    private final int port;
    private final String cluster;
    private final String node;

    /** Joins; the properties say which cluster, which node, and where the coordinator is. */
    NodeCaches(Properties properties) {
        port = Integer.parseInt(properties.getProperty("coordinator"));
        cluster = properties.getProperty("cluster");
        node = properties.getProperty("node");
        try (Line line = Line.to(port)) {
            line.write(cluster, node, Line.HELLO);
            line.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // Keys and values of the kit's clusters are strings.
    public <K, V> Cache<K, V> make(String name, MemoryManager manager, CompleteConfiguration<K, V> configuration) {
        InvocationHandler verbs = new Verbs(
                name,
                (CacheLoader<String, String>)
                        configuration.getCacheLoaderFactory().create(),
                configuration.getExpiryPolicyFactory().create());
        return (Cache<K, V>)
                Proxy.newProxyInstance(NodeCaches.class.getClassLoader(), new Class<?>[] {Cache.class}, verbs);
    }

    /** The verbs of a cache that scenarios use on a cluster. */
    private final class Verbs implements InvocationHandler {

        private final String cache;
        private final CacheLoader<String, String> loader;
        private final ExpiryPolicy expiry;

        Verbs(String cache, CacheLoader<String, String> loader, ExpiryPolicy expiry) {
            this.cache = cache;
            this.loader = loader;
            this.expiry = expiry;
        }

        @Override
        public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
            return switch (method.getName()) {
                case "get" -> ask(Line.GET, arguments[0].toString());
                case "getAll" -> getAll((Set<?>) arguments[0]);
                case "containsKey" -> ask(Line.PEEK, arguments[0].toString()) != null;
                case "put" -> ask(Line.PUT, arguments[0].toString(), arguments[1].toString(), lifetime());
                case "remove" -> ask(Line.REMOVE, arguments[0].toString()) != null;
                case "clear" -> ask(Line.CLEAR, "");
                case "getName" -> cache;
                default -> throw new UnsupportedOperationException(method.getName());
            };
        }

        private Map<String, String> getAll(Set<?> keys) {
            Map<String, String> found = new HashMap<>();
            keys.forEach(key -> found.put(key.toString(), ask(Line.GET_ALL, key.toString())));
            return found;
        }

        private String lifetime() {
            return Lifetime.inWords(expiry.getExpiryForCreation());
        }

        private String ask(String verb, String... words) {
            try (Line line = Line.to(port)) {
                line.write(cluster, node, verb, cache);
                line.write(words);
                return switch (await(line)) {
                    case Line.LOADED -> line.read();
                    case Line.LOAD -> load(line, words[0]);
                    case Line.LOAD_ALONE -> load(words[0]);
                    case Line.FAILED -> throw new CacheLoaderException("another caller's load has failed");
                    default -> null;
                };
            } catch (IOException e) {
                throw new CacheException(e);
            }
        }

        /** Waits as threads of Java do, not in a read: the kit looks whether they wait. */
        private String await(Line line) throws IOException {
            try {
                return READERS.submit(line::read).get();
            } catch (ExecutionException e) {
                throw new IOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CacheException("interrupted", e);
            }
        }

        private String load(Line line, String key) throws IOException {
            try {
                String value = load(key);
                line.write(Line.LOADED, value, lifetime());
                line.read();
                return value;
            } catch (CacheLoaderException e) {
                line.write(Line.FAILED);
                line.read();
                throw e;
            }
        }

        private String load(String key) {
            try {
                return loader.load(key);
            } catch (RuntimeException e) {
                throw e instanceof CacheLoaderException known ? known : new CacheLoaderException(e);
            }
        }
    }
}
