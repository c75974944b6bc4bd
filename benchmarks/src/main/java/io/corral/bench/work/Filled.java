// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.cache.Cache;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A cache of the provider, full: its shape is what the launcher asks for. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class Filled {

    private static final int SETS = 256;
    private static final int SET_SIZE = 100;

    /** What the cache holds: see {@link Shape#of}. */
    @Param("strings")
    public String holds;

    /** When its entries expire: see {@link Shape}. */
    @Param("eternal")
    public String expiry;

    /** Whether it counts hits and times. */
    @Param("false")
    public boolean statistics;

    /** Whether it holds no more than the entries it is filled with. */
    @Param("false")
    public boolean bounded;

    Cache<String, Object> cache;

    /** A second value for each key, different from the one that is stored first. */
    private Object[] others;

    private Set<String>[] hundreds;
    private Provider provider;

    /** Opens and fills the cache. */
    @Setup
    public void fill(Entries entries) {
        Shape shape = Shape.of(holds, expiry, statistics);
        provider = Provider.open();
        cache = bounded ? provider.bounded(shape) : provider.create(shape);
        others = new Object[shape.others()];
        for (int i = 0; i < others.length; i++) {
            others[i] = shape.value(entries.count() + i);
        }
        entries.fill(cache, shape);
        hundreds = hundreds(entries);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private static Set<String>[] hundreds(Entries entries) {
        Set[] sets = new Set[SETS];
        int place = 0;
        for (int i = 0; i < SETS; i++) {
            Set<String> set = new LinkedHashSet<>();
            while (set.size() < SET_SIZE) {
                set.add(entries.at(place++));
            }
            sets[i] = set;
        }
        return sets;
    }

    /** A value to store, one of many. */
    Object value(int place) {
        return others[place & (others.length - 1)];
    }

    /** A hundred keys, as the sequence has them. */
    Set<String> hundred(int place) {
        return hundreds[place & (SETS - 1)];
    }

    /** Ends the provider's threads, so that JMH finds none left. */
    @TearDown
    public void close() {
        provider.close();
    }
}
