// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import io.corral.quarkus.runtime.cache.CorralCaches;
import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.RuntimeValue;

/** The caches of the application that is to start. */
final class StartedBuildItem extends SimpleBuildItem {

    private final RuntimeValue<CorralCaches> caches;

    StartedBuildItem(RuntimeValue<CorralCaches> caches) {
        this.caches = caches;
    }

    RuntimeValue<CorralCaches> caches() {
        return caches;
    }
}
