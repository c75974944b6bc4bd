// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cluster.NodeProcess.Work;
import io.corral.cluster.Nodes.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * All nodes of a cluster are killed while they are read, and start again: what is loaded then is stale together ever after,
 * unless there is jitter. The picture of docs/freshness.md is {@code target/restart.svg}.
 */
@Tag("deep")
@Timeout(300)
class RestartIT {

    private static final Path PICTURE = Path.of("target", "restart.svg");
    private static final int THREADS = 8;
    private static final int BEFORE_MILLIS = 4_000;
    private static final int AFTER_MILLIS = 34_000;
    private static final int BUCKET_MILLIS = 250;

    @Test
    void after_a_restart_under_load_reloads_come_in_bursts_without_jitter_and_are_spread_with_it() throws IOException {
        long[] without = loadsAfterRestart(0);
        long[] with = loadsAfterRestart(40);
        Files.createDirectories(PICTURE.getParent());
        Files.writeString(
                PICTURE,
                Bars.picture(
                        "Loads in each quarter of a second after a restart",
                        BUCKET_MILLIS,
                        List.of(new Bars.Series("without jitter", without), new Bars.Series("jitter=40%", with))));

        // From the second soft expiry after the first, cold, loads on.
        int from = (int) RestartVerbs.STALE_AFTER.multipliedBy(2).toMillis() / BUCKET_MILLIS;
        assertThat(quietest(without, from)).as("in " + PICTURE).isLessThan(mean(without, from) / 10);
        assertThat(quietest(with, from)).as("with jitter").isGreaterThan(mean(with, from) / 10);
    }

    /** How many loads there are in the second that has the fewest. */
    private static double quietest(long[] loads, int from) {
        return seconds(loads, from).min().orElseThrow();
    }

    private static double mean(long[] loads, int from) {
        return seconds(loads, from).average().orElseThrow();
    }

    private static LongStream seconds(long[] loads, int from) {
        int second = 1_000 / BUCKET_MILLIS;
        return IntStream.iterate(from, i -> i + second <= loads.length, i -> i + second)
                .mapToLong(i -> LongStream.of(loads).skip(i).limit(second).sum());
    }

    private static long[] loadsAfterRestart(int jitter) {
        try (Processes before = new Processes(Work.RESTART, Mode.DISTRIBUTED, 0)) {
            read(before, jitter, BEFORE_MILLIS).forEach(RemoteNode::result);
        }
        try (Processes after = new Processes(Work.RESTART, Mode.DISTRIBUTED, 0)) {
            long[] begun = read(after, jitter, AFTER_MILLIS).stream()
                    .map(RemoteNode::result)
                    .flatMapToLong(RestartVerbs::begun)
                    .sorted()
                    .toArray();
            long[] buckets = new long[AFTER_MILLIS / BUCKET_MILLIS];
            for (long load : begun) {
                int bucket = (int) (load - begun[0]) / BUCKET_MILLIS;
                if (bucket < buckets.length) {
                    buckets[bucket]++;
                }
            }
            return buckets;
        }
    }

    private static List<CompletableFuture<String>> read(Processes processes, int jitter, int millis) {
        return processes.staying().stream()
                .map(node -> node.send("read", jitter + "," + THREADS + "," + millis))
                .toList();
    }
}
