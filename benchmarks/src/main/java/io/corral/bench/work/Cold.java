// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.cache.Cache;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A read-through cache that is full, and some keys that it loses again and again: each is asked for by as many calls, one after
 * the other, as there are threads, so that all of them want it at the same time. The loader computes, so that whoever loads in vain takes
 * the processor from others.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class Cold {

    /** How long a load computes, in JMH's unit: a tenth of a millisecond, more or less. */
    private static final long LOAD = 50_000;

    /** A power of two. */
    private static final int KEYS = 64;

    /** What the cache holds: see {@link Shape#of}. */
    @Param("strings")
    public String holds;

    Cache<String, Object> cache;

    private final AtomicLong asked = new AtomicLong();
    private String[] keys;
    private int threads;
    private Provider provider;

    /** Opens and fills the cache. */
    @Setup
    public void fill(Entries entries, BenchmarkParams parameters) {
        Shape shape = Shape.of(holds, "eternal", false);
        Object loaded = shape.value(0);
        provider = Provider.open();
        cache = provider.reading(shape, Sources.of(key -> {
            Blackhole.consumeCPU(LOAD);
            return loaded;
        }));
        threads = parameters.getThreads();
        keys = IntStream.range(0, KEYS).mapToObj(i -> "cold key " + i).toArray(String[]::new);
        entries.fill(cache, shape);
    }

    /** Reads a key. The first to do so has the cache lose the one that comes half a turn later, which nobody reads now. */
    Object read() {
        long number = asked.getAndIncrement();
        long turn = number / threads;
        if (number % threads == 0) {
            cache.remove(key(turn + KEYS / 2));
        }
        return cache.get(key(turn));
    }

    private String key(long turn) {
        return keys[(int) (turn & (KEYS - 1))];
    }

    /** Ends the provider's threads, so that JMH finds none left. */
    @TearDown
    public void close() {
        provider.close();
    }
}
