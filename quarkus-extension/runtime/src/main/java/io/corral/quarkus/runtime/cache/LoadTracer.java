// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.cache;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Follows calls of caches whose missing values are made by methods: which of them load, and which wait for whom. */
public interface LoadTracer {

    /** Follows nothing. */
    LoadTracer NONE = (cache, key) -> Call.IGNORED;

    /** A call of a cache begins, in this thread. The key is told apart from others, and shown to nobody. */
    Call call(String cache, Object key);

    /** One call. */
    interface Call {

        /** One that is not followed. */
        Call IGNORED = new Call() {
            @Override
            public @Nullable Object loading(Callable<@Nullable Object> load) throws Exception {
                return load.call();
            }

            @Override
            public Uni<@Nullable Object> loading(Uni<@Nullable Object> load) {
                return load;
            }

            @Override
            public Call refreshing() {
                return this;
            }

            @Override
            public void over() {}
        };

        /** Runs the load that the call has to make. */
        @Nullable
        Object loading(Callable<@Nullable Object> load) throws Exception;

        /** The same of a load that answers later. */
        Uni<@Nullable Object> loading(Uni<@Nullable Object> load);

        /** What follows a refresh that the call has caused, and does not wait for. */
        Call refreshing();

        /** The call has its answer, or has failed. */
        void over();
    }
}
