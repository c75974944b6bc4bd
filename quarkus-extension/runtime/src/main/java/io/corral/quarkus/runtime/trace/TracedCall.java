// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.trace;

import io.corral.quarkus.runtime.cache.LoadTracer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One call: it has a span if it loads, and if it has waited for a load of this process one that links to the load's. A
 * hit has none. Spans name the cache, and neither key nor value.
 */
final class TracedCall implements LoadTracer.Call {

    private final Tracer tracer;
    private final RecentLoads loads;
    private final RecentLoads.Place place;
    private final Context caller;
    private final long begun = System.nanoTime();
    private volatile boolean loaded;

    TracedCall(Tracer tracer, RecentLoads loads, RecentLoads.Place place, Context caller) {
        this.tracer = tracer;
        this.loads = loads;
        this.place = place;
        this.caller = caller;
    }

    @Override
    public @Nullable Object loading(Callable<@Nullable Object> load) throws Exception {
        return follow(load, span("corral load").setParent(caller), true);
    }

    @Override
    public Uni<@Nullable Object> loading(Uni<@Nullable Object> load) {
        return follow(load, span("corral load").setParent(caller), true);
    }

    private @Nullable Object follow(Callable<@Nullable Object> load, SpanBuilder span, boolean awaited)
            throws Exception {
        Followed followed = begin(span, awaited);
        try {
            Object value = followed.context().wrap(load).call();
            followed.end(null);
            return value;
        } catch (Exception | Error failure) {
            followed.end(failure);
            throw failure;
        }
    }

    private Uni<@Nullable Object> follow(Uni<@Nullable Object> load, SpanBuilder span, boolean awaited) {
        return Uni.createFrom().emitter(emitter -> {
            Followed followed = begin(span, awaited);
            Runnable subscription = () -> load.subscribe()
                    .with(
                            value -> {
                                followed.end(null);
                                emitter.complete(value);
                            },
                            failure -> {
                                followed.end(failure);
                                emitter.fail(failure);
                            });
            followed.context().wrap(subscription).run();
        });
    }

    private Followed begin(SpanBuilder builder, boolean awaited) {
        Span span = builder.startSpan();
        if (!awaited) {
            return new Followed(span, () -> {});
        }
        loaded = true;
        RecentLoads.Load load = loads.begin(place, span.getSpanContext());
        return new Followed(span, () -> loads.end(load));
    }

    private record Followed(Span span, Runnable atEnd) {

        Context context() {
            return Context.current().with(span);
        }

        void end(@Nullable Throwable failure) {
            if (failure != null) {
                // Its message may say what a value is.
                span.setStatus(StatusCode.ERROR)
                        .setAttribute("error.type", failure.getClass().getName());
            }
            span.end();
            atEnd.run();
        }
    }

    private SpanBuilder span(String name) {
        return tracer.spanBuilder(name).setAttribute("corral.cache", place.cache());
    }

    @Override
    public LoadTracer.Call refreshing() {
        SpanBuilder refresh = span("corral refresh").setNoParent();
        SpanContext cause = Span.fromContext(caller).getSpanContext();
        if (cause.isValid()) {
            refresh.addLink(cause);
        }
        return new LoadTracer.Call() {
            @Override
            public @Nullable Object loading(Callable<@Nullable Object> load) throws Exception {
                return follow(load, refresh, false);
            }

            @Override
            public Uni<@Nullable Object> loading(Uni<@Nullable Object> load) {
                return follow(load, refresh, false);
            }

            @Override
            public LoadTracer.Call refreshing() {
                return this;
            }

            @Override
            public void over() {}
        };
    }

    @Override
    public void over() {
        if (!loaded) {
            loads.since(place, begun)
                    .ifPresent(loader -> span("corral wait")
                            .setParent(caller)
                            .setStartTimestamp(Instant.now().minusNanos(System.nanoTime() - begun))
                            .addLink(loader)
                            .startSpan()
                            .end());
        }
    }
}
