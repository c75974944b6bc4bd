// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.cache;

import io.corral.CorralCache;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values that methods of the application make where a cache has none, each made once, and followed if tracing is on. */
@Singleton
public class Loads {

    private final LoadTracer tracer;
    private final Map<String, String> lastFailures = new ConcurrentHashMap<>();

    /** Called by the container. */
    public Loads(Instance<LoadTracer> tracers) {
        this.tracer = tracers.isResolvable() ? tracers.get() : LoadTracer.NONE;
    }

    /**
     * The value of a key, made by {@code load} if there is none, under the cache's protection.
     *
     * @throws Exception what {@code load} has thrown, be it in this call or in one of this process that this call has
     *     waited for; a {@link javax.cache.integration.CacheLoaderException} with the failure in words if it was on
     *     another node
     */
    public @Nullable Object get(CorralCache<Object, Object> cache, Object key, Callable<@Nullable Object> load)
            throws Exception {
        LoadTracer.Call call = tracer.call(cache.getName(), key);
        try {
            return LoadFailure.get(cache, key, () -> here(call).loading(load));
        } catch (Exception | Error failure) {
            failed(cache, failure);
            throw failure;
        } finally {
            call.over();
        }
    }

    /**
     * The same without waiting.
     *
     * @param load begins to make the value; it may be asked again later, to refresh it. It is told what follows the load
     * @return fails with what {@link #get} throws, as it is
     */
    public CompletionStage<@Nullable Object> getAsync(
            CorralCache<Object, Object> cache,
            Object key,
            Function<LoadTracer.Call, CompletionStage<@Nullable Object>> load) {
        LoadTracer.Call call = tracer.call(cache.getName(), key);
        CompletionStage<@Nullable Object> answer = LoadFailure.getAsync(cache, key, () -> load.apply(here(call)));
        // What depends on the answer would fail with a CompletionException, so the answer itself is returned.
        answer.whenComplete((value, failure) -> {
            if (failure != null) {
                failed(cache, failure);
            }
            call.over();
        });
        return answer;
    }

    private void failed(CorralCache<?, ?> cache, Throwable failure) {
        lastFailures.put(
                cache.getName(),
                failure.getClass().getName() + ", "
                        + LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS));
    }

    /** The class of what a caller of a cache got last instead of a value, and the local time; or empty. */
    public String lastFailure(String cache) {
        return lastFailures.getOrDefault(cache, "");
    }

    private static LoadTracer.Call here(LoadTracer.Call call) {
        return RefreshExecutor.runsHere() ? call.refreshing() : call;
    }
}
