// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.util.stream.IntStream;
import javax.cache.Cache;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The keys that everybody uses, and the order in which they are asked for. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class Entries {

    /** How many entries a cache is filled with, unless a row says otherwise. */
    public static final int COUNT = 100_000;

    /** Between the places in the sequence where threads begin. */
    static final int STEP = (1 << 14) / 7;

    private static final long SEQUENCE_SEED = 107;

    /** How many entries a cache is filled with. */
    @Param("100000")
    public int entries;

    /** How many keys are asked for before the sequence begins anew; a power of two. */
    @Param("16384")
    public int sequence;

    private String[] keys;
    private String[] asked;

    /** Makes the keys, and the order. */
    @Setup
    public void make() {
        keys = IntStream.range(0, entries)
                .mapToObj(number -> "key of " + number)
                .toArray(String[]::new);
        asked = IntStream.of(new Zipfian(entries, Zipfian.USUAL_SKEW).sequence(sequence, SEQUENCE_SEED))
                .mapToObj(number -> keys[number])
                .toArray(String[]::new);
    }

    /** How many keys there are. */
    int count() {
        return entries;
    }

    /** The key of a number below {@link #count}. */
    String key(int number) {
        return keys[number];
    }

    /** Puts a value under each key. */
    void fill(Cache<String, Object> cache, Shape shape) {
        for (int i = 0; i < entries; i++) {
            cache.put(keys[i], shape.value(i));
        }
    }

    /** The key at a place of the sequence, which has no end. */
    String at(int place) {
        return asked[place & (asked.length - 1)];
    }
}
