// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.probe;

import org.infinispan.Cache;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;

/** The time from the first call of Infinispan until a local cache of its own, of the simple kind, has given a value. */
public final class FirstInfinispan {

    private FirstInfinispan() {}

    /** Prints it. */
    @SuppressWarnings("resource") // ends with the program
    public static void main(String[] arguments) {
        Stopwatch time = new Stopwatch();
        EmbeddedCacheManager manager = new DefaultCacheManager();
        manager.defineConfiguration(
                "unbounded", new ConfigurationBuilder().simpleCache(true).build());
        Cache<String, Object> cache = manager.getCache("unbounded");
        cache.put("key", "value");
        Object value = cache.get("key");
        time.say("first cache, Infinispan's own manager");
        if (!"value".equals(value)) {
            throw new IllegalStateException("the cache gave " + value);
        }
        System.exit(0);
    }
}
