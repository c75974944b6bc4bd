// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Who waits for a method that answers later, by either kind of annotation, costs no thread. */
@QuarkusTest
class AsyncThreadsTest {

    private static final int CALLERS = 400;

    @Inject
    Archive archive;

    @Inject
    Shop shop;

    @Inject
    Vertx vertx;

    private final String key = UUID.randomUUID().toString();
    private final CompletableFuture<String> source = new CompletableFuture<>();

    @Test
    void manyWhoWaitTakeNoThreads() throws Exception {
        waitTogether(() -> archive.uni(key, Uni.createFrom().completionStage(source)));
        assertThat(archive.calls(key)).isEqualTo(1);
    }

    @Test
    void manyWhoWaitTakeNoThreadsWithQuarkusAnnotations() throws Exception {
        waitTogether(() -> shop.uni(key, Uni.createFrom().completionStage(source)));
        assertThat(shop.calls(key)).isEqualTo(1);
    }

    private void waitTogether(Supplier<Uni<String>> call) throws Exception {
        int before = threads();
        List<CompletableFuture<String>> waiting = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            waiting.add(call.get().subscribeAsCompletionStage());
        }

        // The provider's and Quarkus' own, which are as many as there are processors or so, may start meanwhile.
        assertThat(threads() - before).isLessThan(CALLERS / 4);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);

        source.complete("value");
        for (CompletableFuture<String> one : waiting) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo("value");
        }
    }

    /** All of them: who holds one to wait may call it what he likes. */
    private static int threads() {
        return Thread.getAllStackTraces().size();
    }

    @Test
    void whatIsThereIsToldAtOnceInTheCallersThread() {
        archive.uni(key, Uni.createFrom().item("value")).await().indefinitely();
        shop.uni(key, Uni.createFrom().item("value")).await().indefinitely();
        List<Thread> told = new ArrayList<>();

        archive.uni(key, Uni.createFrom().item("other")).subscribe().with(value -> told.add(Thread.currentThread()));
        shop.uni(key, Uni.createFrom().item("other")).subscribe().with(value -> told.add(Thread.currentThread()));

        assertThat(told).containsExactly(Thread.currentThread(), Thread.currentThread());
    }

    @Test
    void whatIsThereIsToldAtOnceOnAnEventLoop() throws Exception {
        archive.uni(key, Uni.createFrom().item("value")).await().indefinitely();
        CompletableFuture<Boolean> told = new CompletableFuture<>();

        vertx.getOrCreateContext()
                .runOnContext(ignored ->
                        told.complete(archive.uni(key, Uni.createFrom().item("other"))
                                .subscribeAsCompletionStage()
                                .isDone()));

        assertThat(told.get(20, TimeUnit.SECONDS)).isTrue();
    }
}
