// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.async;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.microprofile.context.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a call came from: there its value is handed over, and its load runs as if it ran in the call.
 *
 * @param context the Vert.x context of the call, if it had one
 * @param eventLoop whether the call was made on an event loop, where nothing may block
 * @param contexts runs tasks with the call's request context and the like
 * @param waiter the thread that waits in the call's stead
 */
public record Origin(
        @Nullable Context context,
        boolean eventLoop,
        Executor contexts,
        @Nullable Thread waiter) {

    static Origin current(ThreadContext propagation) {
        return new Origin(
                Vertx.currentContext(), Context.isOnEventLoopThread(), propagation.currentContextExecutor(), null);
    }

    Origin waitedForBy(Thread thread) {
        return new Origin(context, eventLoop, contexts, thread);
    }

    /** Runs a task in the call's Vert.x context, or in this thread if it had none. */
    void emit(Runnable task) {
        if (context == null || Vertx.currentContext() == context) {
            task.run();
        } else {
            context.runOnContext(ignored -> task.run());
        }
    }

    /** Runs a load that blocks, in this thread. */
    public @Nullable Object run(Callable<@Nullable Object> load) throws Exception {
        if (refreshes()) {
            return load.call();
        }
        CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
        contexts.execute(() -> {
            try {
                result.complete(load.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        return value(result);
    }

    /** Runs a load that does not block where the call came from, and waits for it. */
    public @Nullable Object await(Supplier<? extends @Nullable Uni<?>> load) throws Exception {
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
        return value(result);
    }

    private void start(Runnable load) {
        if (context == null) {
            if (refreshes()) {
                load.run();
            } else {
                contexts.execute(load);
            }
        } else if (eventLoop) {
            where(context).runOnContext(ignored -> load.run());
        } else {
            // Unordered: loads of one context need not wait for each other.
            where(context)
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
    private Context where(Context own) {
        if (!refreshes()) {
            return own;
        }
        Context fresh = VertxContext.createNewDuplicatedContext(own);
        VertxContextSafetyToggle.setContextSafe(fresh, true);
        return fresh;
    }

    private boolean refreshes() {
        return Thread.currentThread() != waiter;
    }

    private static @Nullable Object value(CompletableFuture<@Nullable Object> result) throws Exception {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception exception ? exception : e;
        }
    }
}
