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
record RefreshExecutor(ManagedExecutor threads) implements Executor {

    /** Looks the managed executor up; it only names it, for a cache's configuration goes to other nodes. */
    static final Factory<Executor> FACTORY = () ->
            new RefreshExecutor(Arc.container().instance(ManagedExecutor.class).get());

    @Override
    public void execute(Runnable refresh) {
        threads.execute(() -> inRequest(refresh));
    }

    private static void inRequest(Runnable refresh) {
        ManagedContext requests = Arc.container().requestContext();
        ContextState before = requests.getStateIfActive();
        requests.activate();
        try {
            refresh.run();
        } finally {
            requests.terminate();
            if (before != null) {
                requests.activate(before);
            }
        }
    }
}
