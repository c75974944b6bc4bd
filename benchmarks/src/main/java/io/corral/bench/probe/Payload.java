// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.integration.CacheLoader;

/** Values of one size that no compression makes smaller, also as a loader that answers at once. Any thread may ask. */
final class Payload implements CacheLoader<String, byte[]> {

    private final int bytes;
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger loads = new AtomicInteger();

    /** @param bytes of each value */
    Payload(int bytes) {
        this.bytes = bytes;
    }

    byte[] next() {
        byte[] value = new byte[bytes];
        new SplittableRandom(made.incrementAndGet()).nextBytes(value);
        return value;
    }

    /** How often it was asked as a loader. */
    int loads() {
        return loads.get();
    }

    @Override
    public byte[] load(String key) {
        byte[] value = next();
        loads.incrementAndGet();
        return value;
    }

    @Override
    public Map<String, byte[]> loadAll(Iterable<? extends String> keys) {
        Map<String, byte[]> all = new HashMap<>();
        keys.forEach(key -> all.put(key, load(key)));
        return all;
    }
}
