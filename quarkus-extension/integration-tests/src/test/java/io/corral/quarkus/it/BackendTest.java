// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CompositeCacheKey;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Corral behind the annotations of Quarkus' own cache extension. */
@QuarkusTest
class BackendTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Shop shop;

    @Inject
    Vertx vertx;

    @Inject
    @CacheName("shop")
    Cache cache;

    private final String key = UUID.randomUUID().toString();

    @Test
    void manyCallersThatMissMakeOneCall() throws Exception {
        assertThat(Crowd.of(16, () -> shop.slow(key, 16))).containsOnly("slow " + key);

        assertThat(shop.calls(key)).isEqualTo(1);
    }

    @Test
    void manyUnisOfOneKeyMakeOneCall() throws Exception {
        CompletableFuture<String> source = new CompletableFuture<>();
        CompletableFuture<String> first =
                shop.uni(key, Uni.createFrom().completionStage(source)).subscribeAsCompletionStage();
        CompletableFuture<String> second =
                shop.uni(key, Uni.createFrom().item("other")).subscribeAsCompletionStage();
        await().atMost(SOON).until(() -> shop.calls(key) == 1);
        assertThat(first).isNotDone();

        source.complete("value");

        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("value");
        assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo("value");
        assertThat(shop.calls(key)).isEqualTo(1);
    }

    @Test
    void aUniOnAnEventLoopIsCalledAndAnsweredThereAndDoesNotBlockIt() throws Exception {
        Context context = vertx.getOrCreateContext();
        CompletableFuture<String> source = new CompletableFuture<>();
        CompletableFuture<Context> answeredOn = new CompletableFuture<>();
        CompletableFuture<Void> wentOn = new CompletableFuture<>();
        context.runOnContext(ignored -> {
            shop.uni(key, Uni.createFrom().completionStage(source))
                    .subscribe()
                    .with(value -> answeredOn.complete(Vertx.currentContext()), answeredOn::completeExceptionally);
            context.runOnContext(again -> wentOn.complete(null));
        });

        // The event loop is free while the load is not done.
        wentOn.get(20, TimeUnit.SECONDS);
        await().atMost(SOON).until(() -> shop.calls(key) == 1);
        assertThat(answeredOn).isNotDone();
        source.complete("value");

        assertThat(answeredOn.get(20, TimeUnit.SECONDS)).isSameAs(context);
        assertThat(shop.wasOnEventLoop()).isTrue();
    }

    @Test
    void aStageIsCached() throws Exception {
        assertThat(shop.stage(key).toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isEqualTo("stage 1");
        assertThat(shop.stage(key).toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isEqualTo("stage 1");
    }

    @Test
    void nullIsAValue() {
        assertThat(shop.nothing(key)).isNull();
        assertThat(shop.nothing(key)).isNull();
        assertThat(shop.nullUni(key + "uni").await().atMost(SOON)).isNull();
        assertThat(shop.nullUni(key + "uni").await().atMost(SOON)).isNull();

        assertThat(shop.calls(key)).isEqualTo(1);
        assertThat(shop.calls(key + "uni")).isEqualTo(1);
    }

    @Test
    void aFailureIsTheMethodsOwnAndIsNotCached() {
        assertThatThrownBy(() -> shop.failing(key))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("failure 1");
        assertThatThrownBy(() -> shop.failing(key))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("failure 2");
    }

    @Test
    void aFailedUniIsNotCached() {
        assertThatThrownBy(() -> shop.failingUni(key).await().atMost(SOON)).hasMessage("failure 1");
        assertThatThrownBy(() -> shop.failingUni(key).await().atMost(SOON)).hasMessage("failure 2");
    }

    @Test
    void afterAFailedUniNobodyLoadsUntilThePauseHasPassed() {
        // The cache has a back-off of an hour, which an invalidation would end.
        assertThatThrownBy(() -> shop.pausing(key).await().atMost(SOON)).hasMessage("failure 1");
        assertThatThrownBy(() -> shop.pausing(key).await().atMost(SOON)).isInstanceOf(RuntimeException.class);

        assertThat(shop.calls(key)).isEqualTo(1);
    }

    @Test
    void severalParametersMakeAKeyAndNoneDoes() {
        shop.two(key, 1);
        shop.two(key, 1);
        shop.two(key, 2);
        shop.none();
        shop.none();

        assertThat(shop.calls(key + 1)).isEqualTo(1);
        assertThat(shop.calls(key + 2)).isEqualTo(1);
        shop.forget(key, 1);
        shop.forgetLater(key, 2).await().atMost(SOON);
        shop.two(key, 1);
        shop.two(key, 2);
        assertThat(shop.calls(key + 1)).isEqualTo(2);
        assertThat(shop.calls(key + 2)).isEqualTo(2);
    }

    @Test
    void whatMatchesIsInvalidated() {
        shop.two(key, 1);
        shop.two(key, 2);

        cache.invalidateIf(one -> one.equals(new CompositeCacheKey(key, 1)))
                .await()
                .atMost(SOON);

        shop.two(key, 1);
        shop.two(key, 2);
        assertThat(shop.calls(key + 1)).isEqualTo(2);
        assertThat(shop.calls(key + 2)).isEqualTo(1);
    }

    @Test
    void allIsInvalidated() {
        shop.two(key, 1);

        shop.forgetAll();

        shop.two(key, 1);
        assertThat(shop.calls(key + 1)).isEqualTo(2);
    }

    @Test
    void whoStopsWaitingCallsTheMethodAndTheLoadGoesOnAndIsKept() {
        CompletableFuture<String> answer = new CompletableFuture<>();

        assertThat(shop.timed(key, answer)).isEqualTo("call 2");
        answer.complete("value");

        AtomicReference<String> found = new AtomicReference<>();
        await().atMost(SOON).until(() -> {
            found.set(shop.timed(key, answer));
            return found.get().equals("value");
        });
    }

    @Test
    void aCacheInCodeLoadsByItsFunction() {
        assertThat(cache.get(key, ignored -> "value").await().atMost(SOON)).isEqualTo("value");
        assertThat(cache.get(key, ignored -> "other").await().atMost(SOON)).isEqualTo("value");
        cache.invalidate(key).await().atMost(SOON);
        assertThat(cache.getAsync(key, ignored -> Uni.createFrom().item("other"))
                        .await()
                        .atMost(SOON))
                .isEqualTo("other");
    }
}
