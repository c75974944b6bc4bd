// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.async;

import io.corral.quarkus.runtime.cache.RefreshExecutor;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a call came from: there its value is handed over, and its load runs as if it ran in the call.
 *
 * @param context the Vert.x context of the call, if it had one
 * @param eventLoop whether the call was made on an event loop, where nothing may block
 * @param contexts runs tasks in this thread with the call's request context and the like
 * @param threads where the application's code may block
 */
public record Origin(@Nullable Context context, boolean eventLoop, Executor contexts, Executor threads) {

    /**
     * Runs a task in the call's Vert.x context. If it had none: in this thread if it is the subscriber's, else in one
     * where it may block.
     */
    void emit(Thread subscriber, Runnable task) {
        boolean here = context == null ? Thread.currentThread() == subscriber : Vertx.currentContext() == context;
        if (here) {
            task.run();
        } else if (context == null) {
            threads.execute(task);
        } else {
            context.runOnContext(ignored -> task.run());
        }
    }

    /** Runs a load that blocks, in a thread of its own; a refresh has one already. */
    public CompletionStage<@Nullable Object> run(Callable<@Nullable Object> load) {
        CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
        Runnable task = () -> {
            try {
                result.complete(load.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        };
        if (RefreshExecutor.runsHere()) {
            task.run();
        } else {
            threads.execute(() -> contexts.execute(task));
        }
        return result;
    }

    /** Runs a load that does not block, where the call came from. */
    public CompletionStage<@Nullable Object> start(Supplier<? extends @Nullable Uni<?>> load) {
        CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
        start(() -> {
            try {
                Uni<?> value = load.get();
                if (value == null) {
                    throw new NullPointerException("the method returned null instead of a Uni or CompletionStage");
                }
                value.subscribe().with(result::complete, result::completeExceptionally);
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }

    private void start(Runnable load) {
        boolean refreshes = RefreshExecutor.runsHere();
        if (context == null) {
            if (refreshes) {
                load.run();
            } else {
                threads.execute(() -> contexts.execute(load));
            }
        } else if (eventLoop) {
            where(context, refreshes).runOnContext(ignored -> load.run());
        } else {
            // Unordered: loads of one context need not wait for each other.
            where(context, refreshes)
                    .executeBlocking(
                            () -> {
                                load.run();
                                return true;
                            },
                            false)
                    .onFailure(ignored -> {});
        }
    }

    /** A refresh comes after the call, whose context may have ended. */
    private static Context where(Context own, boolean refreshes) {
        if (!refreshes) {
            return own;
        }
        Context fresh = VertxContext.createNewDuplicatedContext(own);
        VertxContextSafetyToggle.setContextSafe(fresh, true);
        return fresh;
    }
}
