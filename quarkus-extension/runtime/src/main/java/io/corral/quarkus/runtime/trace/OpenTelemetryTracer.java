// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.trace;

import io.corral.quarkus.runtime.cache.LoadTracer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;

/** Follows calls by spans of OpenTelemetry. */
@Singleton
public class OpenTelemetryTracer implements LoadTracer {

    private final Tracer tracer;
    private final RecentLoads loads = new RecentLoads();

    /** Called by the container. */
    public OpenTelemetryTracer(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.corral.quarkus");
    }

    @Override
    public Call call(String cache, Object key) {
        return new TracedCall(tracer, loads, new RecentLoads.Place(cache, key), Context.current());
    }
}
