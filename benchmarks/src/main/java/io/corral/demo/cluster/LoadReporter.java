// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import io.corral.demo.cluster.NodeMessage.Begun;
import io.corral.demo.cluster.NodeMessage.Landed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Stands between a node's cache and the database, and tells the parent of each load: it may not live to tell later. */
final class LoadReporter implements Function<LocalDate, String> {

    private final Function<LocalDate, String> source;
    private final NodeVoice voice;
    private final AtomicLong flights = new AtomicLong();

    LoadReporter(Function<LocalDate, String> source, NodeVoice voice) {
        this.source = source;
        this.voice = voice;
    }

    @Override
    public String apply(LocalDate key) {
        long flight = flights.incrementAndGet();
        voice.say(new Begun(flight, key, now()));
        String value = source.apply(key);
        voice.say(new Landed(flight, now()));
        return value;
    }

    /** By the machine's clock: that of {@link System#nanoTime} need not be the same in two JVMs. */
    private static long now() {
        return ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
    }
}
