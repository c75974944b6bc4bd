// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** JSR-107's annotations on methods that answer later. */
@QuarkusTest
class AsyncAnnotationsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Archive archive;

    @Inject
    Vertx vertx;

    private final String key = UUID.randomUUID().toString();

    @Test
    void manyUnisOfOneKeyMakeOneCall() throws Exception {
        CompletableFuture<String> source = new CompletableFuture<>();
        CompletableFuture<String> first =
                archive.uni(key, Uni.createFrom().completionStage(source)).subscribeAsCompletionStage();
        CompletableFuture<String> second =
                archive.uni(key, Uni.createFrom().completionStage(source)).subscribeAsCompletionStage();
        await().atMost(SOON).until(() -> archive.calls(key) == 1);

        source.complete("value");

        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("value");
        assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo("value");
        assertThat(archive.calls(key)).isEqualTo(1);
    }

    @Test
    void theEventLoopGoesOnWhileAUniIsLoaded() throws Exception {
        Context context = vertx.getOrCreateContext();
        CompletableFuture<String> source = new CompletableFuture<>();
        CompletableFuture<Context> answeredOn = new CompletableFuture<>();
        CompletableFuture<Void> wentOn = new CompletableFuture<>();
        context.runOnContext(ignored -> {
            archive.uni(key, Uni.createFrom().completionStage(source))
                    .subscribe()
                    .with(value -> answeredOn.complete(Vertx.currentContext()), answeredOn::completeExceptionally);
            context.runOnContext(again -> wentOn.complete(null));
        });

        wentOn.get(20, TimeUnit.SECONDS);
        await().atMost(SOON).until(() -> archive.calls(key) == 1);
        source.complete("value");

        assertThat(answeredOn.get(20, TimeUnit.SECONDS)).isSameAs(context);
    }

    @Test
    void aStageIsCached() throws Exception {
        assertThat(archive.stage(key).toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isEqualTo("stage 1");
        assertThat(archive.stage(key).toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isEqualTo("stage 1");
    }

    @Test
    void aFailureIsTheMethodsOwnAndServedFromItsCache() {
        assertThatThrownBy(() -> archive.failing(key).await().atMost(SOON))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("failure 1");
        assertThatThrownBy(() -> archive.failing(key).await().atMost(SOON))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("failure 1");
    }

    @Test
    void aPutComesWhenTheUniHasCome() throws Exception {
        CompletableFuture<Void> written = new CompletableFuture<>();
        CompletableFuture<Void> put = archive.put(key, "put", Uni.createFrom().completionStage(written))
                .subscribeAsCompletionStage();
        assertThat(archive.uni(key, Uni.createFrom().nullItem()).await().atMost(SOON))
                .isNull();

        written.complete(null);
        put.get(20, TimeUnit.SECONDS);

        assertThat(archive.uni(key, Uni.createFrom().nullItem()).await().atMost(SOON))
                .isEqualTo("put");
    }

    @Test
    void aFailedUniPutsAndRemovesNothing() {
        archive.put(key, "put", Uni.createFrom().voidItem()).await().atMost(SOON);
        Uni<Void> failure = Uni.createFrom().failure(new IllegalStateException());

        assertThatThrownBy(() -> archive.put(key, "late", failure).await().atMost(SOON))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> archive.remove(key, failure).await().atMost(SOON))
                .isInstanceOf(IllegalStateException.class);

        assertThat(archive.uni(key, Uni.createFrom().nullItem()).await().atMost(SOON))
                .isEqualTo("put");
    }

    @Test
    void aRemoveComesWhenTheUniHasCome() {
        archive.put(key, "put", Uni.createFrom().voidItem()).await().atMost(SOON);

        archive.remove(key, Uni.createFrom().voidItem()).await().atMost(SOON);

        assertThat(archive.uni(key, Uni.createFrom().item("new")).await().atMost(SOON))
                .isEqualTo("new");
    }
}
