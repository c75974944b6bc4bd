// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.async;

import io.quarkus.runtime.BlockingOperationControl;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.context.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * Answers that come later, and that no thread waits for: what the provider tells by a stage is told to the caller where
 * the call was made.
 */
@Singleton
public class Waiting {

    private final ThreadContext propagation = ThreadContext.builder().build();
    private final Threads threads = new Threads();

    /** What asks the provider, and knows where it was called. */
    @FunctionalInterface
    public interface Question {

        /** Asks, and does not wait. */
        CompletionStage<@Nullable Object> ask(Origin origin);
    }

    /** The answer to a question that is asked when the answer is subscribed to; told where this method was called. */
    public Uni<@Nullable Object> call(Question question) {
        Origin origin = new Origin(
                Vertx.currentContext(), Context.isOnEventLoopThread(), propagation.currentContextExecutor(), threads);
        return Uni.createFrom().emitter(emitter -> {
            Thread subscriber = Thread.currentThread();
            question.ask(origin)
                    .whenComplete((value, failure) -> origin.emit(subscriber, () -> tell(emitter, value, failure)));
        });
    }

    /** The answer of what may wait, in the caller's thread if that may wait, else in one of its own. */
    public Uni<@Nullable Object> callHere(Callable<@Nullable Object> task) {
        return Uni.createFrom().deferred(() -> {
            if (!BlockingOperationControl.isBlockingAllowed()) {
                return call(origin -> origin.run(task));
            }
            try {
                return Uni.createFrom().item(task.call());
            } catch (Exception failure) {
                return Uni.createFrom().failure(failure);
            }
        });
    }

    private static void tell(
            UniEmitter<? super @Nullable Object> emitter, @Nullable Object value, @Nullable Throwable failure) {
        if (failure == null) {
            emitter.complete(value);
        } else {
            emitter.fail(failure);
        }
    }

    /** Ends the threads with the application; what runs in them is interrupted. */
    @PreDestroy
    void close() {
        threads.close();
    }
}
