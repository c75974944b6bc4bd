// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a look-up and a store cost where no specification is kept. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Yardsticks {

    private final ConcurrentMap<String, Object> map = new ConcurrentHashMap<>();
    private final Cache<String, Object> unbounded = Caffeine.newBuilder().build();
    private final Cache<String, Object> bounded =
            Caffeine.newBuilder().maximumSize(Entries.COUNT).build();
    private final Object[] others = new Object[1024];

    /** Fills them all. */
    @Setup
    public void fill(Entries entries) {
        for (int i = 0; i < entries.count(); i++) {
            Object value = "value of " + i;
            map.put(entries.key(i), value);
            unbounded.put(entries.key(i), value);
            bounded.put(entries.key(i), value);
        }
        for (int i = 0; i < others.length; i++) {
            others[i] = "value of " + (Entries.COUNT + i);
        }
    }

    /** Reads from a map. */
    @Benchmark
    public @Nullable Object mapGet(Entries entries, Walker walker) {
        return map.get(entries.at(walker.next()));
    }

    /** Writes to a map. */
    @Benchmark
    public @Nullable Object mapPut(Entries entries, Walker walker) {
        int place = walker.next();
        return map.put(entries.at(place), others[place & (others.length - 1)]);
    }

    /** Reads from Caffeine without a bound. */
    @Benchmark
    public @Nullable Object caffeineGet(Entries entries, Walker walker) {
        return unbounded.getIfPresent(entries.at(walker.next()));
    }

    /** Writes to Caffeine without a bound. */
    @Benchmark
    public void caffeinePut(Entries entries, Walker walker) {
        int place = walker.next();
        unbounded.put(entries.at(place), others[place & (others.length - 1)]);
    }

    /** Reads from Caffeine, full. */
    @Benchmark
    public @Nullable Object boundedCaffeineGet(Entries entries, Walker walker) {
        return bounded.getIfPresent(entries.at(walker.next()));
    }

    /** Writes to Caffeine, full. */
    @Benchmark
    public void boundedCaffeinePut(Entries entries, Walker walker) {
        int place = walker.next();
        bounded.put(entries.at(place), others[place & (others.length - 1)]);
    }
}
