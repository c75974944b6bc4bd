// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment.trace;

import io.corral.quarkus.StampedeProtected;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CacheResult;

/** Methods whose calls are followed. */
@ApplicationScoped
public class Prices {

    private final Set<String> called = ConcurrentHashMap.newKeySet();

    boolean called(String item) {
        return called.contains(item);
    }

    @CacheResult(cacheName = "later")
    Uni<String> later(@CacheKey String item, CompletableFuture<String> source) {
        called.add(item);
        return Uni.createFrom().completionStage(source);
    }

    @io.quarkus.cache.CacheResult(cacheName = "now")
    String now(@io.quarkus.cache.CacheKey String item, CompletableFuture<String> source) {
        called.add(item);
        return source.join();
    }

    @CacheResult(cacheName = "failing")
    String failing(String item) {
        throw new IllegalStateException("secret " + item);
    }

    @CacheResult(cacheName = "fleeting")
    @StampedeProtected(staleAfter = "1ms")
    String fleeting(String item) {
        return item;
    }
}
