// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import io.corral.Lookup.Origin;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What the readers of one or more nodes saw.
 *
 * @param origins how many reads were answered in which way
 * @param failed how many ended with an exception or with a value that was never loaded
 * @param micros how long the median took, one in a hundred at least, one in a thousand, and the slowest; of several nodes
 *     those of the slowest
 */
record Reads(Map<Origin, Long> origins, long failed, List<Long> micros) {

    static Reads of(Map<Origin, Long> origins, long failed, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        return new Reads(
                origins,
                failed,
                LongStream.of(sorted[last / 2], sorted[(int) (last * 0.99)], sorted[(int) (last * 0.999)], sorted[last])
                        .map(time -> time / 1_000)
                        .boxed()
                        .toList());
    }

    long count() {
        return origins.values().stream().mapToLong(Long::longValue).sum() + failed;
    }

    Reads and(Reads other) {
        Map<Origin, Long> sum = new EnumMap<>(Origin.class);
        Stream.of(this, other).forEach(reads -> reads.origins.forEach((origin, n) -> sum.merge(origin, n, Long::sum)));
        List<Long> slower = Stream.iterate(0, i -> i < micros.size(), i -> i + 1)
                .map(i -> Math.max(micros.get(i), other.micros.get(i)))
                .toList();
        return new Reads(sum, failed + other.failed, slower);
    }

    /** A line without blanks that {@link #read} understands. */
    String text() {
        String counts = origins.entrySet().stream()
                .map(e -> e.getKey() + ":" + e.getValue())
                .collect(Collectors.joining(","));
        return counts + ";" + failed + ";"
                + micros.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    static Reads read(String text) {
        String[] parts = text.split(";");
        Map<Origin, Long> origins = new EnumMap<>(Origin.class);
        for (String count : parts[0].split(",")) {
            String[] pair = count.split(":");
            origins.put(Origin.valueOf(pair[0]), Long.valueOf(pair[1]));
        }
        return new Reads(
                origins,
                Long.parseLong(parts[1]),
                Stream.of(parts[2].split(",")).map(Long::valueOf).toList());
    }
}
