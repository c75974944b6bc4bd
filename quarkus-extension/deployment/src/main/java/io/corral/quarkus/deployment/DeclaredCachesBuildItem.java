// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import io.corral.quarkus.runtime.cache.CacheDeclaration;
import io.quarkus.builder.item.SimpleBuildItem;
import java.util.List;
import java.util.Set;

/** The caches that the application names. */
final class DeclaredCachesBuildItem extends SimpleBuildItem {

    private final List<CacheDeclaration> caches;
    private final Set<String> timed;

    /** @param timed those of Quarkus' own annotations that bound how long a caller waits */
    DeclaredCachesBuildItem(List<CacheDeclaration> caches, Set<String> timed) {
        this.caches = caches;
        this.timed = timed;
    }

    List<CacheDeclaration> caches() {
        return caches;
    }

    Set<String> timed() {
        return timed;
    }
}
