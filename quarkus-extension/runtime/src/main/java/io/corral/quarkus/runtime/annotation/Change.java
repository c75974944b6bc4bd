// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.annotation;

import io.corral.quarkus.runtime.async.Waiting;
import io.smallrye.mutiny.Uni;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/**
 * A change of a cache around a method.
 *
 * @param after whether it is made when the method has ended, and not before
 * @param failures after which failures of the method it is made as well
 * @param change makes it; may wait
 */
record Change(boolean after, Failures failures, Runnable change) {

    /** Calls the method, with the change before or after it. */
    @Nullable
    Object around(InvocationContext invocation, Waiting waiting) throws Exception {
        Returned returned = Returned.by(invocation);
        return returned == Returned.AT_ONCE
                ? around(invocation)
                : returned.from(around(returned.called(invocation), waiting));
    }

    private @Nullable Object around(InvocationContext invocation) throws Exception {
        if (!after) {
            change.run();
            return invocation.proceed();
        }
        Object value;
        try {
            value = invocation.proceed();
        } catch (Exception | Error failure) {
            changeAfter(failure);
            throw failure;
        }
        change.run();
        return value;
    }

    private void changeAfter(Throwable failure) {
        if (failures.count(failure)) {
            try {
                change.run();
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private Uni<@Nullable Object> around(Uni<@Nullable Object> method, Waiting waiting) {
        Uni<@Nullable Object> changed = waiting.callHere(() -> {
            change.run();
            return null;
        });
        if (!after) {
            return changed.chain(() -> method);
        }
        return method.onFailure(failures::count).call(() -> changed).onItem().call(() -> changed);
    }
}
