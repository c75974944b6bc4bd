// SPDX-License-Identifier: Apache-2.0
package io.corral.recipes;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.grid.jcache.Bucket4jJCache;
import java.time.Duration;
import javax.cache.Cache;

/** How often each user may call, counted in a cache. */
class Limits {

    private final ProxyManager<String> buckets;

    Limits(Cache<String, byte[]> cache) {
        buckets = Bucket4jJCache.entryProcessorBasedBuilder(cache).build();
    }

    boolean mayCall(String user) {
        Bucket bucket = buckets.builder().build(user, Limits::thousandADay);
        return bucket.tryConsume(1);
    }

    private static BucketConfiguration thousandADay() {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(1_000).refillIntervally(1_000, Duration.ofDays(1)))
                .build();
    }
}
