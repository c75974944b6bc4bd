// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.MutableEntry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** JCache's verbs on keys that are there, by any provider. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class JCacheVerbs {

    /** Reads a value. */
    @Benchmark
    public Object get(Filled filled, Entries entries, Walker walker) {
        return filled.cache.get(entries.at(walker.next()));
    }

    /** Replaces a value. */
    @Benchmark
    public void put(Filled filled, Entries entries, Walker walker) {
        int place = walker.next();
        filled.cache.put(entries.at(place), filled.value(place));
    }

    /** Reads a hundred values at once. */
    @Benchmark
    public Map<String, Object> getAll(Filled filled, Walker walker) {
        return filled.cache.getAll(filled.hundred(walker.next()));
    }

    /** Looks whether there is a value. */
    @Benchmark
    public boolean containsKey(Filled filled, Entries entries, Walker walker) {
        return filled.cache.containsKey(entries.at(walker.next()));
    }

    /** Reads a value by an entry processor. */
    @Benchmark
    public Object invoke(Filled filled, Entries entries, Walker walker) {
        return filled.cache.invoke(entries.at(walker.next()), Reader.INSTANCE);
    }

    /** Replaces a value by an entry processor that has looked at it. */
    @Benchmark
    public Object invokeSet(Filled filled, Entries entries, Walker walker) {
        int place = walker.next();
        return filled.cache.invoke(entries.at(place), Replacer.INSTANCE, filled.value(place));
    }

    /** Reads a value and replaces just that one, until it succeeds. */
    @Benchmark
    public int replaceLoop(Filled filled, Entries entries, Walker walker) {
        int place = walker.next();
        String key = entries.at(place);
        int tries = 1;
        while (!filled.cache.replace(key, filled.cache.get(key), filled.value(place))) {
            tries++;
        }
        return tries;
    }

    /** Reads. */
    private static final class Reader implements EntryProcessor<String, Object, Object> {

        private static final Reader INSTANCE = new Reader();

        @Override
        public Object process(MutableEntry<String, Object> entry, Object... arguments) {
            return entry.getValue();
        }
    }

    /** Reads and replaces. */
    private static final class Replacer implements EntryProcessor<String, Object, Object> {

        private static final Replacer INSTANCE = new Replacer();

        @Override
        public Object process(MutableEntry<String, Object> entry, Object... arguments) {
            Object old = entry.getValue();
            entry.setValue(arguments[0]);
            return old;
        }
    }
}
