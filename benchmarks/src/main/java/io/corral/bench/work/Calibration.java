// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Work that no provider has a part in, always the same: when it takes longer than before, it is the machine that has
 * changed. It computes and reads memory beyond the caches of a core, as a look-up among many entries does.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Calibration {

    /** Steps of one operation. */
    private static final int STEPS = 64;

    private final int[] next = new int[1 << 20];
    private int at;

    /** A walk that visits every element, each where nobody expects it. */
    @Setup
    public void prepare() {
        int[] order = new int[next.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        SplittableRandom random = new SplittableRandom(7);
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        for (int i = 0; i < order.length; i++) {
            next[order[i]] = order[(i + 1) % order.length];
        }
    }

    /** Walks, and mixes what it meets. */
    @Benchmark
    public long walk() {
        int here = at;
        long mixed = 0;
        for (int i = 0; i < STEPS; i++) {
            here = next[here];
            mixed = (mixed ^ here) * 0x9E3779B97F4A7C15L;
        }
        at = here;
        return mixed;
    }
}
