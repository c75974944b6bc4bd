// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a load that nobody waits for in a thread has its value from.
 *
 * @param <K> keys
 */
public final class Source<K> {

    private final Function<K, CompletableFuture<Answer>> asking;

    private Source(Function<K, CompletableFuture<Answer>> asking) {
        this.asking = asking;
    }

    /**
     * A loader, which keeps the thread that asks it until it answers.
     *
     * @param held where it finds what the cache holds, if it wants to know
     */
    public static <K> Source<K> of(UserLoader<K, ?> loader, Entries<K, ?> held) {
        return new Source<>(key -> CompletableFuture.completedFuture(loader.load(key, held)));
    }

    /**
     * A function that answers later.
     *
     * @param like measures it and judges its failures as those of a loader
     */
    public static <K> Source<K> later(
            UserLoader<K, ?> like, Function<? super K, ? extends @Nullable CompletionStage<?>> function) {
        return new Source<>(key -> ask(like, function, key));
    }

    /** The answer, which is there at once if it is a loader's; never completes exceptionally. */
    CompletableFuture<Answer> answer(K key) {
        return asking.apply(key);
    }

    private static <K> CompletableFuture<Answer> ask(
            UserLoader<K, ?> like, Function<? super K, ? extends @Nullable CompletionStage<?>> function, K key) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        AtomicBoolean first = new AtomicBoolean(true);
        long begun = like.begin();
        BiConsumer<@Nullable Object, @Nullable Throwable> end = (value, failure) -> {
            if (first.compareAndSet(true, false)) {
                answer.complete(like.later(key, begun, value, failure == null ? null : reason(failure)));
            }
        };
        try {
            CompletionStage<?> stage = function.apply(key);
            if (stage == null) {
                throw new NullPointerException("the function returned null instead of a stage");
            }
            var unused = stage.whenComplete(end);
        } catch (Throwable e) {
            // Also of a stage that nothing can be attached to: without that, its answer would never come.
            end.accept(null, e);
        }
        return answer;
    }

    /** What the stage failed with, whatever stages before it have put around that. */
    private static Throwable reason(Throwable failure) {
        Throwable reason = failure;
        for (Throwable cause = reason.getCause(); cause != null && wraps(reason); cause = reason.getCause()) {
            reason = cause;
        }
        return reason;
    }

    private static boolean wraps(Throwable failure) {
        return failure instanceof CompletionException || failure instanceof ExecutionException;
    }
}
