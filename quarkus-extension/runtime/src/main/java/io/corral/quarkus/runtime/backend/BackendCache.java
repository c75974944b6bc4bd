// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.backend;

import io.corral.CorralCache;
import io.corral.quarkus.runtime.async.Waiting;
import io.corral.quarkus.runtime.cache.LoadTracer;
import io.corral.quarkus.runtime.cache.Loads;
import io.quarkus.cache.runtime.AbstractCache;
import io.quarkus.runtime.BlockingOperationControl;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A cache of Quarkus' own, kept in one of Corral's. */
final class BackendCache extends AbstractCache {

    private final CorralCache<Object, Object> cache;
    private final Loads loads;
    private final Waiting waiting;
    private final boolean timed;
    private final FailedKey failed = new FailedKey();

    /** @param timed whether callers may stop waiting: then none of them waits, or loads, in its own thread */
    BackendCache(CorralCache<Object, Object> cache, Loads loads, Waiting waiting, boolean timed) {
        this.cache = cache;
        this.loads = loads;
        this.waiting = waiting;
        this.timed = timed;
    }

    @Override
    public String getName() {
        return cache.getName();
    }

    @Override
    public <K, V> Uni<V> get(K key, Function<K, V> valueLoader) {
        Objects.requireNonNull(key, NULL_KEYS_NOT_SUPPORTED_MSG);
        Callable<@Nullable Object> load = () -> Nothing.hide(valueLoader.apply(key));
        return cast(Uni.createFrom()
                .deferred(() -> timed || !BlockingOperationControl.isBlockingAllowed()
                        ? waiting.call(origin -> later(key, call -> origin.run(() -> call.loading(load))))
                        : waiting.callHere(() -> loads.get(cache, Keys.stored(key), load)))
                .map(Nothing::reveal));
    }

    @Override
    public <K, V> Uni<V> getAsync(K key, Function<K, Uni<V>> valueLoader) {
        Objects.requireNonNull(key, NULL_KEYS_NOT_SUPPORTED_MSG);
        Uni<@Nullable Object> load =
                Uni.createFrom().deferred(() -> valueLoader.apply(key)).map(Nothing::hide);
        return cast(waiting.call(origin -> later(key, call -> origin.start(() -> call.loading(load))))
                .emitOn(failed::emit)
                .onFailure()
                .invoke(() -> failed.set(key))
                .map(Nothing::reveal));
    }

    private CompletionStage<@Nullable Object> later(
            Object key, Function<LoadTracer.Call, CompletionStage<@Nullable Object>> load) {
        return loads.getAsync(cache, Keys.stored(key), load);
    }

    @Override
    public Uni<Void> invalidate(Object key) {
        Objects.requireNonNull(key, NULL_KEYS_NOT_SUPPORTED_MSG);
        return Uni.createFrom()
                .deferred(() ->
                        failed.take(key) ? Uni.createFrom().voidItem() : change(() -> cache.remove(Keys.stored(key))));
    }

    @Override
    public Uni<Void> invalidateAll() {
        return change(cache::clear);
    }

    @Override
    public Uni<Void> invalidateIf(Predicate<Object> predicate) {
        return change(() -> {
            List<Object> keys = new ArrayList<>();
            cache.forEach(entry -> {
                if (predicate.test(Keys.shown(entry.getKey(), getDefaultKey()))) {
                    keys.add(entry.getKey());
                }
            });
            keys.forEach(cache::remove);
        });
    }

    private Uni<Void> change(Runnable change) {
        return waiting.callHere(() -> {
                    change.run();
                    return null;
                })
                .replaceWithVoid();
    }

    @SuppressWarnings("unchecked") // by the type that the caller's loader makes
    private static <V> Uni<V> cast(Uni<?> value) {
        return (Uni<V>) value;
    }
}
