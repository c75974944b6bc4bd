// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Reads of keys that are not there, by many threads at once. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class StampedeVerbs {

    /** Reads a key that all threads want, and none of them has. */
    @Benchmark
    public Object read(Cold cold) {
        return cold.read();
    }
}
