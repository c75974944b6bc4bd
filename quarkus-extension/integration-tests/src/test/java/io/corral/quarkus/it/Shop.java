// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import io.quarkus.cache.CacheInvalidate;
import io.quarkus.cache.CacheInvalidateAll;
import io.quarkus.cache.CacheKey;
import io.quarkus.cache.CacheResult;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Methods with Quarkus' own cache annotations, that count their calls by key. */
@ApplicationScoped
public class Shop {

    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final AtomicBoolean onEventLoop = new AtomicBoolean();

    int calls(String key) {
        AtomicInteger count = calls.get(key);
        return count == null ? 0 : count.get();
    }

    boolean wasOnEventLoop() {
        return onEventLoop.get();
    }

    private int called(String key) {
        return calls.computeIfAbsent(key, any -> new AtomicInteger()).incrementAndGet();
    }

    @CacheResult(cacheName = "shop-slow")
    String slow(@CacheKey String key, int callers) {
        called(key);
        SlowDown.untilWaiting(callers - 1);
        return "slow " + key;
    }

    @CacheResult(cacheName = "shop-null")
    String nothing(String key) {
        called(key);
        return null;
    }

    @CacheResult(cacheName = "shop-failing")
    String failing(String key) {
        throw new IllegalStateException("failure " + called(key));
    }

    @CacheResult(cacheName = "shop-failing-uni")
    Uni<String> failingUni(String key) {
        return Uni.createFrom().failure(new IllegalStateException("failure " + called(key)));
    }

    @CacheResult(cacheName = "shop-pausing")
    Uni<String> pausing(String key) {
        return Uni.createFrom().failure(new IllegalStateException("failure " + called(key)));
    }

    @CacheResult(cacheName = "shop-uni")
    Uni<String> uni(@CacheKey String key, Uni<String> source) {
        called(key);
        onEventLoop.set(Context.isOnEventLoopThread());
        return source;
    }

    @CacheResult(cacheName = "shop-null-uni")
    Uni<String> nullUni(String key) {
        called(key);
        return Uni.createFrom().nullItem();
    }

    @CacheResult(cacheName = "shop-stage")
    CompletionStage<String> stage(String key) {
        return CompletableFuture.completedFuture("stage " + called(key));
    }

    @CacheResult(cacheName = "shop")
    String two(String one, int other) {
        called(one + other);
        return one + other;
    }

    @CacheResult(cacheName = "shop")
    String none() {
        called("none");
        return "none";
    }

    @CacheInvalidate(cacheName = "shop")
    void forget(String one, int other) {}

    @CacheInvalidate(cacheName = "shop")
    Uni<Void> forgetLater(String one, int other) {
        return Uni.createFrom().voidItem();
    }

    @CacheInvalidateAll(cacheName = "shop")
    void forgetAll() {}

    @CacheResult(cacheName = "shop-timed", lockTimeout = 100)
    String timed(@CacheKey String key, CompletableFuture<String> answer) {
        int call = called(key);
        return call == 1 ? answer.join() : "call " + call;
    }
}
