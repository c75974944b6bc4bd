// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.probe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.integration.CacheLoader;
import org.jspecify.annotations.Nullable;

/** A loader that counts its calls for each key and does what a scenario tells it. Safe for all threads. */
public final class ScriptedLoader implements CacheLoader<String, String> {

    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Script script;

    /** A loader of {@code script}. */
    public ScriptedLoader(Script script) {
        this.script = script;
    }

    /** What a load does. */
    @FunctionalInterface
    public interface Script {
        /**
         * Loads a key.
         *
         * @param call which load of this key it is, from 1
         * @return the value, or null if there is none
         * @throws Exception what the loader throws to the provider
         */
        @Nullable
        String load(String key, int call) throws Exception;
    }

    /** An exception that a script throws on purpose. */
    public static final class PlannedFailure extends RuntimeException {
        /** A failure. */
        public PlannedFailure() {
            super("The kit's loader fails on purpose.");
        }
    }

    @Override
    @SuppressWarnings("NullAway") // CacheLoader is not annotated; its null means that there is no value.
    public String load(String key) {
        int call = calls.computeIfAbsent(key, any -> new AtomicInteger()).incrementAndGet();
        try {
            return script.load(key, call);
        } catch (RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new javax.cache.integration.CacheLoaderException("interrupted", e);
        } catch (Exception e) {
            throw new javax.cache.integration.CacheLoaderException(e);
        }
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
        Map<String, String> loaded = new LinkedHashMap<>();
        for (String key : keys) {
            @Nullable String value = load(key);
            if (value != null) {
                loaded.put(key, value);
            }
        }
        return loaded;
    }

    /** How often {@code key} was loaded. */
    public int loads(String key) {
        @Nullable AtomicInteger count = calls.get(key);
        return count == null ? 0 : count.get();
    }

    /** How often any key was loaded. */
    public int loads() {
        return calls.values().stream().mapToInt(AtomicInteger::get).sum();
    }
}
