// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.contender;

import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cache that everybody writes first: look into a map, load what is missing or expired, store it. */
final class PlainMap implements Contender {

    private final ConcurrentMap<LocalDate, Kept> map = new ConcurrentHashMap<>();
    private final Function<LocalDate, String> source;
    private final long expiryNanos;

    PlainMap(Function<LocalDate, String> source, Duration expiry) {
        this.source = source;
        expiryNanos = expiry.toNanos();
    }

    @Override
    public String get(LocalDate shipDate) {
        @Nullable Kept kept = map.get(shipDate);
        if (kept != null && System.nanoTime() - kept.since() < expiryNanos) {
            return kept.summary();
        }
        String summary = source.apply(shipDate);
        map.put(shipDate, new Kept(summary, System.nanoTime()));
        return summary;
    }

    @Override
    public void close() {
        map.clear();
    }

    /**
     * One entry.
     *
     * @param since when it was stored, in {@link System#nanoTime} nanoseconds
     */
    private record Kept(String summary, long since) {}
}
