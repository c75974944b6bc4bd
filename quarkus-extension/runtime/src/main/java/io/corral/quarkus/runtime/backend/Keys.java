// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.backend;

import io.corral.quarkus.runtime.cache.ParameterKey;
import io.quarkus.cache.CompositeCacheKey;
import io.quarkus.cache.DefaultCacheKey;

/** Quarkus' own kinds of keys, which do not go over the wire, as one that does; any other is itself. */
final class Keys {

    private Keys() {}

    /** As it is stored. */
    static Object stored(Object key) {
        if (key instanceof CompositeCacheKey composite) {
            return new ParameterKey(composite.getKeyElements());
        }
        return key instanceof DefaultCacheKey ? new ParameterKey() : key;
    }

    /** As the application knows it. */
    static Object shown(Object stored, Object defaultKey) {
        if (stored instanceof ParameterKey key) {
            return key.parameters().isEmpty()
                    ? defaultKey
                    : new CompositeCacheKey(key.parameters().toArray());
        }
        return stored;
    }
}
