// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.probe;

import io.corral.bench.work.Provider;
import io.corral.bench.work.Shape;
import javax.cache.Cache;

/** The time from the first call of a provider until a cache has taken and given a value. */
public final class FirstCache {

    private FirstCache() {}

    /** Prints it. */
    public static void main(String[] arguments) {
        Shape shape = Shape.of("strings", "eternal", false);
        Stopwatch time = new Stopwatch();
        Cache<String, Object> cache = Provider.open().create(shape);
        cache.put("key", "value");
        Object value = cache.get("key");
        time.say("first cache");
        if (!"value".equals(value)) {
            throw new IllegalStateException("the cache gave " + value);
        }
        System.exit(0);
    }
}
