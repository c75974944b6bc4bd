// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Verbs of one node of a cluster. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ClusterVerbs {

    /** Reads a value of which this node has a copy. */
    @Benchmark
    public Object get(Clustered clustered, Walker walker) {
        return clustered.cache.get(clustered.mine(walker.next()));
    }

    /** Reads a value that only other nodes have. */
    @Benchmark
    public Object getAfar(Clustered clustered, Walker walker) {
        return clustered.cache.get(clustered.others(walker.next()));
    }

    /** Replaces a value, wherever it is. */
    @Benchmark
    public void put(Clustered clustered, Walker walker) {
        clustered.cache.put(clustered.any(walker.next()), Clustered.VALUE);
    }

    /** Stores a value under a key that was never there. */
    @Benchmark
    public void putNew(Clustered clustered) {
        clustered.cache.put(clustered.fresh(), Clustered.VALUE);
    }

    /** Reads a key that was never there, so that it is loaded; the loader answers at once. */
    @Benchmark
    public Object miss(Clustered clustered) {
        return clustered.cache.get(clustered.fresh());
    }

    /** Stores a value under a key that was never there, by Infinispan's own interface. */
    @Benchmark
    public @Nullable Object plainPutNew(Clustered clustered) {
        return clustered.plain().put(clustered.fresh(), Clustered.VALUE);
    }
}
