// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.cache;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import java.util.concurrent.Executor;
import javax.cache.configuration.Factory;
import org.eclipse.microprofile.context.ManagedExecutor;

/**
 * Reloads stale values on the application's managed executor, each in a request context of its own: that of the request
 * that found the value stale may be over before the value is there.
 */
public final class RefreshExecutor implements Executor {

    private static final ThreadLocal<Boolean> REFRESHING = ThreadLocal.withInitial(() -> false);

    /** Looks the managed executor up; it only names it, for a cache's configuration goes to other nodes. */
    static final Factory<Executor> FACTORY = () ->
            new RefreshExecutor(Arc.container().instance(ManagedExecutor.class).get());

    private final ManagedExecutor threads;

    private RefreshExecutor(ManagedExecutor threads) {
        this.threads = threads;
    }

    /** Whether what asks runs in a refresh, and so for nobody who waits for it. */
    public static boolean runsHere() {
        return REFRESHING.get();
    }

    @Override
    public void execute(Runnable refresh) {
        threads.execute(() -> inRequest(refresh));
    }

    private static void inRequest(Runnable refresh) {
        ManagedContext requests = Arc.container().requestContext();
        ContextState before = requests.getStateIfActive();
        requests.activate();
        REFRESHING.set(true);
        try {
            refresh.run();
        } finally {
            REFRESHING.remove();
            requests.terminate();
            if (before != null) {
                requests.activate(before);
            }
        }
    }
}
