// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.async;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an asynchronous verb hands out. Only its maker ends it: whoever has it can attach to it, but neither complete nor
 * cancel it. A failure reaches those who attach to it as it is; the stage of the JDK that cannot be completed from
 * outside would put a {@code CompletionException} around it.
 *
 * @param <T> what it ends with
 */
public final class Promise<T> extends CompletableFuture<T> {

    /** One that is kept already. */
    public static <T> Promise<T> of(@Nullable T value) {
        Promise<T> kept = new Promise<>();
        kept.fulfil(value);
        return kept;
    }

    /** One that is broken already. */
    public static <T> Promise<T> broken(Throwable cause) {
        Promise<T> broken = new Promise<>();
        broken.fail(cause);
        return broken;
    }

    /** Ends it with a value, in this thread, which then does what has been attached. Only the first end counts. */
    @SuppressWarnings("NullAway") // a future may hold null
    public void fulfil(@Nullable T value) {
        super.complete(value);
    }

    /** Ends it with a failure, likewise. */
    public void fail(Throwable cause) {
        super.completeExceptionally(cause);
    }

    /** Ends it with whatever {@code outcome} gives or throws, likewise. */
    public void end(Callable<? extends @Nullable T> outcome) {
        @Nullable T value;
        try {
            value = outcome.call();
        } catch (Throwable e) {
            fail(e);
            return;
        }
        fulfil(value);
    }

    /** A copy, which is the caller's to complete. */
    @Override
    public CompletableFuture<T> toCompletableFuture() {
        CompletableFuture<T> copy = new CompletableFuture<>();
        var unused = whenComplete((value, failure) -> {
            if (failure == null) {
                copy.complete(value);
            } else {
                copy.completeExceptionally(failure);
            }
        });
        return copy;
    }

    /** What depends on this one is an ordinary future. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }

    @Override
    public boolean complete(T value) {
        throw refusal();
    }

    @Override
    public boolean completeExceptionally(Throwable cause) {
        throw refusal();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        throw refusal();
    }

    @Override
    public void obtrudeValue(T value) {
        throw refusal();
    }

    @Override
    public void obtrudeException(Throwable cause) {
        throw refusal();
    }

    @Override
    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
        throw refusal();
    }

    @Override
    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier) {
        throw refusal();
    }

    @Override
    public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
        throw refusal();
    }

    @Override
    public CompletableFuture<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
        throw refusal();
    }

    private static UnsupportedOperationException refusal() {
        return new UnsupportedOperationException(
                "others end this stage: complete or cancel toCompletableFuture(), which is a copy");
    }
}
