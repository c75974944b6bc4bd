// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime;

import io.corral.quarkus.runtime.backend.CorralBackend;
import io.corral.quarkus.runtime.cache.CacheDeclaration;
import io.corral.quarkus.runtime.cache.CorralCaches;
import io.corral.quarkus.runtime.config.CorralConfig;
import io.corral.quarkus.runtime.watch.CacheMetrics;
import io.quarkus.cache.CacheManagerInfo;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.metrics.MetricsFactory;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Starts the caches when the application starts. */
@Recorder
public class CorralRecorder {

    private final RuntimeValue<CorralConfig> config;

    /** Called by Quarkus. */
    public CorralRecorder(RuntimeValue<CorralConfig> config) {
        this.config = config;
    }

    /** Makes the manager, which is closed when the application ends. */
    public RuntimeValue<CorralCaches> start(List<CacheDeclaration> declared, ShutdownContext shutdown) {
        CorralCaches caches = CorralCaches.start(config.getValue(), declared);
        shutdown.addShutdownTask(caches::close);
        return new RuntimeValue<>(caches);
    }

    /** Opens the caches that the application names; their beans are there by now. */
    public void open(RuntimeValue<CorralCaches> caches) {
        caches.getValue().openDeclared();
    }

    /** Corral as a type of Quarkus' own caches. */
    public CacheManagerInfo backend(RuntimeValue<CorralCaches> caches, Set<String> timed) {
        return new CorralBackend(caches.getValue(), timed);
    }

    /** Offers what the caches count to the application's metrics. */
    public Consumer<MetricsFactory> metrics(RuntimeValue<CorralCaches> caches) {
        return factory -> CacheMetrics.register(factory, caches.getValue());
    }
}
