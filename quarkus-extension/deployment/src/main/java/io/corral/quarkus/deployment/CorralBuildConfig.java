// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is settled when the application is built. */
@ConfigMapping(prefix = "quarkus.corral")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface CorralBuildConfig {

    /** Health. */
    Health health();

    /** Health. */
    interface Health {

        /** Whether the caches have a readiness check, if the application has health checks at all. */
        @WithDefault("true")
        boolean enabled();
    }
}
