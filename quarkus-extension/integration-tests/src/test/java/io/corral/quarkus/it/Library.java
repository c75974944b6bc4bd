// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheInvocationContext;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CacheKeyGenerator;
import javax.cache.annotation.CacheKeyInvocationContext;
import javax.cache.annotation.CacheMethodDetails;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResolver;
import javax.cache.annotation.CacheResolverFactory;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import javax.cache.annotation.GeneratedCacheKey;
import javax.cache.configuration.MutableConfiguration;

/** Methods with each of JSR-107's annotations, that count their calls by key. */
@ApplicationScoped
@CacheDefaults(cacheName = "library")
public class Library {

    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    int calls(String key) {
        AtomicInteger count = calls.get(key);
        return count == null ? 0 : count.get();
    }

    private void called(String key) {
        calls.computeIfAbsent(key, any -> new AtomicInteger()).incrementAndGet();
    }

    @CacheResult(cacheName = "slow")
    String slow(@CacheKey String key, int callers) throws InterruptedException {
        called(key);
        SlowDown.untilWaiting(callers - 1);
        return "slow " + key;
    }

    @CacheResult
    String found(String key) {
        called(key);
        return "found " + key;
    }

    String twice(String key) {
        return found(key) + found(key);
    }

    @CacheResult(skipGet = true)
    String renewed(String key) {
        called(key);
        return "renewed " + key;
    }

    @CacheResult(cacheName = "failing")
    String failing(@CacheKey String key, Throwable failure) throws IOException {
        called(key);
        throw thrown(failure);
    }

    @CacheResult(
            cacheName = "remembered",
            exceptionCacheName = "failures",
            cachedExceptions = IOException.class,
            nonCachedExceptions = FileNotFoundException.class)
    String remembered(@CacheKey String key, Throwable failure) throws IOException {
        called(key);
        throw thrown(failure);
    }

    private static IOException thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        return (IOException) failure;
    }

    @CacheResult(cacheName = "nothing")
    String nothing(String key) {
        called(key);
        return null;
    }

    @CachePut
    void put(String key, @CacheValue String value) {}

    @CachePut(cacheFor = IllegalStateException.class)
    void putFailing(@CacheKey String key, @CacheValue String value, RuntimeException failure) {
        throw failure;
    }

    @CachePut(afterInvocation = false)
    void putBefore(String key, @CacheValue String value) {
        throw new IllegalStateException();
    }

    @CacheRemove(evictFor = IllegalStateException.class)
    void remove(@CacheKey String key, RuntimeException failure) {
        throw failure;
    }

    @CacheRemove(afterInvocation = false)
    void removeBefore(String key) {
        throw new IllegalStateException();
    }

    @CacheResult(cacheName = "chapters")
    String chapter(String key) {
        called(key);
        return key;
    }

    @CacheRemoveAll(cacheName = "chapters", noEvictFor = IllegalArgumentException.class)
    void removeAllChapters(RuntimeException failure) {
        throw failure;
    }

    @CacheResult(cacheName = "marked")
    String marked(@CacheKey String key, String value) {
        return value;
    }

    @CacheResult(cacheName = "generated", cacheKeyGenerator = UpToTheHyphen.class)
    String generated(String key) {
        return "generated " + key;
    }

    @CacheResult(cacheResolverFactory = Renumbering.class)
    String resolved(String key) {
        return key;
    }

    /** A key: what stands before the last hyphen. */
    record Stem(String text) implements GeneratedCacheKey {}

    /** A generator that is a bean. */
    @ApplicationScoped
    static class UpToTheHyphen implements CacheKeyGenerator {

        @Override
        public GeneratedCacheKey generateCacheKey(CacheKeyInvocationContext<? extends Annotation> call) {
            String text = (String) call.getKeyParameters()[0].getValue();
            return new Stem(text.substring(0, text.lastIndexOf('-')));
        }
    }

    /** A factory that is none. */
    public static class Renumbering implements CacheResolverFactory {

        /** Made by its constructor. */
        public Renumbering() {}

        @Override
        public CacheResolver getCacheResolver(CacheMethodDetails<? extends Annotation> method) {
            return new Resolver();
        }

        @Override
        public CacheResolver getExceptionCacheResolver(CacheMethodDetails<CacheResult> method) {
            return new Resolver();
        }
    }

    private static final class Resolver implements CacheResolver {

        @Override
        public <K, V> Cache<K, V> resolveCache(CacheInvocationContext<? extends Annotation> call) {
            CacheManager manager = io.quarkus.arc.Arc.container()
                    .select(CacheManager.class, Any.Literal.INSTANCE)
                    .get();
            String name = "resolved-" + Renumbering.class.getSimpleName();
            Cache<K, V> open = manager.getCache(name);
            return open == null ? manager.createCache(name, new MutableConfiguration<K, V>()) : open;
        }
    }
}
