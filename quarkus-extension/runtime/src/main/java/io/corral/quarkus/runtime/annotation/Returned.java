// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.annotation;

import io.smallrye.mutiny.Uni;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** How a method gives its value. */
enum Returned {
    /** It returns it. */
    AT_ONCE,
    /** It returns a {@link Uni} of it. */
    UNI,
    /** It returns a {@link CompletionStage} of it. */
    STAGE;

    static Returned by(InvocationContext invocation) {
        Class<?> type = invocation.getMethod().getReturnType();
        if (type == Uni.class) {
            return UNI;
        }
        return type == CompletionStage.class || type == CompletableFuture.class ? STAGE : AT_ONCE;
    }

    /** Has the method called when subscribed to. */
    Uni<@Nullable Object> called(InvocationContext invocation) {
        return Uni.createFrom().deferred(() -> {
            try {
                Object returned = invocation.proceed();
                if (returned instanceof Uni<?> uni) {
                    return uni.map(value -> value);
                }
                return Uni.createFrom()
                        .completionStage((CompletionStage<?>) returned)
                        .map(value -> value);
            } catch (Exception failure) {
                return Uni.createFrom().failure(failure);
            }
        });
    }

    /** As the method returns it. */
    Object from(Uni<@Nullable Object> value) {
        return this == UNI ? value : value.subscribeAsCompletionStage();
    }
}
