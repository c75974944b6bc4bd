// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Hits on values that are fresh or stale; Corral only. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class FreshnessVerbs {

    /** Reads a value. */
    @Benchmark
    public Object get(Aged aged, Walker walker) {
        return aged.cache.get(aged.key(walker.next()));
    }
}
