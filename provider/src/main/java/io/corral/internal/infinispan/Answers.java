// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.ClusterUnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.infinispan.partitionhandling.AvailabilityException;
import org.infinispan.remoting.RpcException;

/** Waits for Infinispan's answers; only ever called on the user's threads or Corral's own. */
final class Answers {

    /** Longer than any of Infinispan's own limits, which end the wait first. */
    private static final long SECONDS = 60;

    private Answers() {}

    /**
     * The answer.
     *
     * @throws ClusterUnavailableException if the cluster has none
     */
    @SuppressWarnings("NullAway") // Infinispan's futures may complete with null, and callers know where
    static <T> T of(CompletableFuture<T> answer) {
        boolean interrupted = false;
        try {
            for (; ; ) {
                try {
                    return answer.get(SECONDS, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    // The change may have been made, and whoever made it must learn so: the answer is near.
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (TimeoutException e) {
            throw new ClusterUnavailableException(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException failure(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && !unavailable(root)) {
            root = root.getCause();
        }
        if (unavailable(root)) {
            return new ClusterUnavailableException(root);
        }
        return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
    }

    private static boolean unavailable(Throwable failure) {
        return failure instanceof AvailabilityException
                || failure instanceof org.infinispan.commons.TimeoutException
                || failure instanceof RpcException;
    }
}
