// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A clock that a thread reads for others while there are many of them. */
class CoarseClockTest {

    private final FakeClock machine = new FakeClock();
    private final AtomicInteger readings = new AtomicInteger();
    private final List<Runnable> begun = new ArrayList<>();
    private final List<CompletableFuture<Void>> ends = new ArrayList<>();
    private final CoarseClock clock = new CoarseClock(counting(), this::begin);

    private Clock counting() {
        return new Clock() {
            @Override
            public long millis() {
                readings.incrementAndGet();
                return machine.millis();
            }

            @Override
            public long nanos() {
                return machine.nanos();
            }
        };
    }

    private Future<?> begin(Runnable tick) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        begun.add(tick);
        ends.add(end);
        return end;
    }

    private void tick() {
        machine.advance(1);
        begun.get(begun.size() - 1).run();
    }

    private void ask(int times) {
        IntStream.range(0, times).forEach(i -> clock.getAsLong());
    }

    private void askUntilAThreadReads() {
        ask(2 * CoarseClock.MANY);
        assertThat(begun).isNotEmpty();
    }

    @Test
    void whoAsksSeldomReadsTheMachinesClockHimself() {
        for (int i = 0; i < 10 * CoarseClock.MANY; i++) {
            machine.advance(1);
            assertThat(clock.getAsLong()).isEqualTo(machine.millis());
        }
        assertThat(begun).isEmpty();
    }

    @Test
    void ofManyNobodyDoes() {
        askUntilAThreadReads();
        int before = readings.get();

        ask(1_000);

        assertThat(readings).hasValue(before);
        assertThat(begun).hasSize(1);
    }

    @Test
    void theyAreLateByNoMoreThanTheThreadIs() {
        askUntilAThreadReads();

        for (int i = 0; i < 100; i++) {
            tick();
            ask(CoarseClock.MANY);
            assertThat(clock.getAsLong()).isEqualTo(machine.millis());
        }
        machine.advance(1);
        assertThat(clock.getAsLong()).isEqualTo(machine.millis() - 1);
    }

    @Test
    void whenTheyBecomeFewTheThreadEnds() {
        askUntilAThreadReads();
        tick();
        ask(CoarseClock.MANY - 1);

        tick();

        assertThat(ends).hasSize(1).allMatch(Future::isCancelled);
        machine.advance(1);
        assertThat(clock.getAsLong()).isEqualTo(machine.millis());
    }

    @Test
    void andBeginsAnewWhenTheyAreManyAgain() {
        askUntilAThreadReads();
        tick();
        tick();

        ask(2 * CoarseClock.MANY);

        assertThat(begun).hasSize(2);
        tick();
        assertThat(clock.getAsLong()).isEqualTo(machine.millis());
    }

    @Test
    void whereNoThreadCanBeginEachReadsForHimself() {
        CoarseClock alone = new CoarseClock(machine, tick -> {
            throw new RejectedExecutionException("closed");
        });
        for (int i = 0; i < 10 * CoarseClock.MANY; i++) {
            alone.getAsLong();
        }
        machine.advance(1);

        assertThat(alone.getAsLong()).isEqualTo(machine.millis());
    }
}
