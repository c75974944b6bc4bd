// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.cache.integration.CacheLoader;

/** A loader that takes its time, notes when it ran, and can break down. */
final class TimedLoader implements CacheLoader<String, String> {

    private final Duration time;
    private final List<Run> runs = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    TimedLoader(Duration time) {
        this.time = time;
    }

    /** One call of the loader; times in epoch milliseconds. */
    record Run(long begun, long ended, boolean failed) {

        @Override
        public String toString() {
            return begun + ":" + ended + ":" + failed;
        }

        private static Run of(String text) {
            String[] parts = text.split(":");
            return new Run(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Boolean.parseBoolean(parts[2]));
        }
    }

    /** From now on a load fails, or no longer does. */
    void breaks(boolean nowBroken) {
        broken = nowBroken;
    }

    @Override
    public String load(String key) {
        long begun = System.currentTimeMillis();
        HeldLoader.pass(time);
        boolean failed = broken;
        runs.add(new Run(begun, System.currentTimeMillis(), failed));
        if (failed) {
            throw new IllegalStateException("the source is broken");
        }
        return HeldLoader.value(key);
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
        throw new UnsupportedOperationException("nobody asks for several keys here");
    }

    /** What has run so far, in a line that {@link #runs(String)} reads. */
    String text() {
        return runs.stream().map(Run::toString).collect(Collectors.joining(","));
    }

    static Stream<Run> runs(String text) {
        return text.isEmpty() ? Stream.empty() : Stream.of(text.split(",")).map(Run::of);
    }

    /** In the order in which they began. */
    static Comparator<Run> byBegin() {
        return Comparator.comparingLong(Run::begun);
    }
}
