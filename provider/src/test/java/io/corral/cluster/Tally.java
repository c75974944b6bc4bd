// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;

/**
 * How many operations each thread of a process has begun and done, in a file in memory: it is complete even if the process
 * is killed.
 */
final class Tally {

    private static final int PAIR = 2 * Long.BYTES;

    private final MappedByteBuffer counts;
    private final int threads;

    private Tally(MappedByteBuffer counts, int threads) {
        this.counts = counts;
        this.threads = threads;
    }

    /** The same file for the process that counts and for the one that looks on. */
    static Tally open(Path file, int threads) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new Tally(channel.map(MapMode.READ_WRITE, 0, (long) threads * PAIR), threads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A thread is about to begin one more. */
    void begun(int thread) {
        add(thread * PAIR);
    }

    /** A thread has ended the one it began. */
    void done(int thread) {
        add(thread * PAIR + Long.BYTES);
    }

    private void add(int at) {
        counts.putLong(at, counts.getLong(at) + 1);
    }

    /** How many have been begun, by all threads. */
    long begun() {
        return sum(0);
    }

    /** How many have been done, by all threads. */
    long done() {
        return sum(Long.BYTES);
    }

    private long sum(int offset) {
        return IntStream.range(0, threads)
                .mapToLong(thread -> counts.getLong(thread * PAIR + offset))
                .sum();
    }
}
