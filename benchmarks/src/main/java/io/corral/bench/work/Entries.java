// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The keys that everybody uses, and the order in which they are asked for. */
@State(Scope.Benchmark)
public class Entries {

    /** How many entries a cache is filled with. */
    public static final int COUNT = 100_000;

    /** How many keys are asked for before the sequence begins anew; a power of two. */
    static final int LENGTH = 1 << 14;

    private static final long SEQUENCE_SEED = 107;

    private final String[] keys =
            IntStream.range(0, COUNT).mapToObj(number -> "key of " + number).toArray(String[]::new);

    private final String[] sequence = IntStream.of(
                    new Zipfian(COUNT, Zipfian.USUAL_SKEW).sequence(LENGTH, SEQUENCE_SEED))
            .mapToObj(number -> keys[number])
            .toArray(String[]::new);

    /** The key of a number below {@link #COUNT}. */
    String key(int number) {
        return keys[number];
    }

    /** The key at a place of the sequence, which has no end. */
    String at(int place) {
        return sequence[place & (LENGTH - 1)];
    }
}
