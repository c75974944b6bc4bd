// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;

/** Methods with JSR-107's annotations that answer later, and count their calls by key. */
@Singleton
@CacheDefaults(cacheName = "archive")
public class Archive {

    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    int calls(String key) {
        AtomicInteger count = calls.get(key);
        return count == null ? 0 : count.get();
    }

    private int called(String key) {
        return calls.computeIfAbsent(key, any -> new AtomicInteger()).incrementAndGet();
    }

    @CacheResult
    Uni<String> uni(@CacheKey String key, Uni<String> source) {
        called(key);
        return source;
    }

    @CacheResult(cacheName = "archive-stages")
    CompletionStage<String> stage(String key) {
        return CompletableFuture.completedFuture("stage " + called(key));
    }

    @CacheResult(cacheName = "archive-failing", exceptionCacheName = "archive-failures")
    Uni<String> failing(String key) {
        return Uni.createFrom().failure(new IllegalStateException("failure " + called(key)));
    }

    @CachePut
    Uni<Void> put(@CacheKey String key, @CacheValue String value, Uni<Void> write) {
        return write;
    }

    @CacheRemove
    Uni<Void> remove(@CacheKey String key, Uni<Void> write) {
        return write;
    }
}
