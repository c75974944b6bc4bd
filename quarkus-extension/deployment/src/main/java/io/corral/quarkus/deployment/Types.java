// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import io.corral.quarkus.CacheName;
import io.corral.quarkus.StampedeProtected;
import java.util.List;
import java.util.Map;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import javax.cache.event.CacheEntryListener;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jboss.jandex.DotName;

/** Names of classes that are looked for in an application. */
final class Types {

    static final DotName CACHE_NAME = DotName.createSimple(CacheName.class);

    static final DotName RESULT = DotName.createSimple(CacheResult.class);
    static final DotName PUT = DotName.createSimple(CachePut.class);
    static final DotName DEFAULTS = DotName.createSimple(CacheDefaults.class);
    static final DotName VALUE = DotName.createSimple(CacheValue.class);
    /** JSR-107's annotations of methods. */
    static final List<DotName> ANNOTATIONS =
            List.of(RESULT, PUT, DotName.createSimple(CacheRemove.class), DotName.createSimple(CacheRemoveAll.class));

    static final DotName QUARKUS_RESULT = DotName.createSimple(io.quarkus.cache.CacheResult.class);

    static final DotName PROTECTED = DotName.createSimple(StampedeProtected.class);

    static final DotName LOADER = DotName.createSimple(CacheLoader.class);
    static final DotName WRITER = DotName.createSimple(CacheWriter.class);
    static final DotName EXPIRY_POLICY = DotName.createSimple(ExpiryPolicy.class);
    static final DotName LISTENER = DotName.createSimple(CacheEntryListener.class);
    /** What a cache has one of at most, in words. */
    static final Map<DotName, String> SINGLE =
            Map.of(LOADER, "CacheLoader", WRITER, "CacheWriter", EXPIRY_POLICY, "ExpiryPolicy");

    private Types() {}
}
