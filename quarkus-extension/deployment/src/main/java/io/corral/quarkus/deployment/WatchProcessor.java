// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import io.corral.quarkus.runtime.CorralRecorder;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.metrics.MetricsFactoryConsumerBuildItem;
import io.quarkus.smallrye.health.deployment.spi.HealthBuildItem;

/** Shows operators what goes on, with the extensions for that which the application has. */
class WatchProcessor {

    @BuildStep
    HealthBuildItem health(CorralBuildConfig config) {
        // By name: the class needs an interface that is there only with the extension that asks for it.
        return new HealthBuildItem(
                "io.corral.quarkus.runtime.watch.CorralHealthCheck",
                config.health().enabled());
    }

    @BuildStep
    void tracing(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.OPENTELEMETRY_TRACER)) {
            // By name: without that extension its classes are not there.
            beans.produce(AdditionalBeanBuildItem.unremovableOf("io.corral.quarkus.runtime.trace.OpenTelemetryTracer"));
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    MetricsFactoryConsumerBuildItem metrics(CorralRecorder recorder, StartedBuildItem started) {
        return new MetricsFactoryConsumerBuildItem(recorder.metrics(started.caches()));
    }
}
