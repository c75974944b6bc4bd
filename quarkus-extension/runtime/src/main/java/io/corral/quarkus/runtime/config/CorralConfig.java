// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.config;

import io.quarkus.runtime.annotations.ConfigDocIgnore;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.Map;

/** The settings of Corral. Each is the provider's setting of the same name, with {@code quarkus.} before it. */
@ConfigMapping(prefix = "quarkus.corral")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface CorralConfig {

    /** The cluster. */
    ClusterConfig cluster();

    /** What holds for each cache that says nothing of its own. */
    CacheConfig cacheDefaults();

    /** What holds for one cache. */
    @WithName("cache")
    @ConfigDocMapKey("cache-name")
    Map<String, CacheConfig> caches();

    /**
     * What annotations say of a cache, which the build writes here; {@code cache} counts more. Not meant to be set
     * otherwise.
     */
    @ConfigDocIgnore
    Map<String, CacheConfig> annotated();
}
