// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.corral.fixture.Crowd;
import io.corral.internal.time.Clock;
import io.corral.internal.time.FakeClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CountersTest {

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final FakeClock clock = new FakeClock();
    private final Counters counters = new Counters(clock);

    @BeforeEach
    void begin() {
        clock.advance(Duration.ofHours(1));
        counters.enable(true);
    }

    @Test
    void averagesAreInMicrosecondsAndKnowFractionsOfThem() {
        get(250);
        put(500);
        remove(125);

        assertThat(counters.getAverageGetTime()).isEqualTo(0.25f);
        assertThat(counters.getAveragePutTime()).isEqualTo(0.5f);
        assertThat(counters.getAverageRemoveTime()).isEqualTo(0.125f);
    }

    @Test
    void anAverageIsTakenOverAllCalls() {
        get(1_000);
        get(3_000);

        assertThat(counters.getAverageGetTime()).isEqualTo(2f);
    }

    @Test
    void manyHitsAreAllCountedAndSomeOfThemTimed() {
        int hits = 20_000;
        AtomicInteger asked = new AtomicInteger();
        Counters counters = counting(asked);
        for (int i = 0; i < hits; i++) {
            long start = counters.startRead();
            // The first ones are slower, as on a JVM that has just begun.
            clock.advance(Duration.ofNanos(i < 1_000 ? 40_000 : 2_000));
            counters.readHit(start);
        }

        assertThat(counters.getCacheHits()).isEqualTo(hits);
        assertThat(counters.getAverageGetTime()).isCloseTo((1_000 * 40f + 19_000 * 2f) / hits, within(0.001f));
        assertThat(asked.get()).as("how often the clock was read").isBetween(2_001, 2_000 + 2 * 19_000 / 4);
    }

    @Test
    void aMissIsTimedAlthoughNoHitIs() {
        for (int i = 0; i < 2_000; i++) {
            counters.readHit(counters.startRead());
        }
        for (int i = 0; i < 100; i++) {
            long start = counters.readMiss(counters.startRead());
            clock.advance(Duration.ofNanos(42_000));
            counters.got(start, 0, 1);
        }

        assertThat(counters.getCacheMisses()).isEqualTo(100);
        assertThat(counters.getAverageGetTime()).isEqualTo(2f);
    }

    @Test
    void averagesOfNothingAreNothing() {
        assertThat(counters.getAverageGetTime()).isZero();
        assertThat(counters.getAveragePutTime()).isZero();
        assertThat(counters.getAverageRemoveTime()).isZero();
    }

    @Test
    void percentagesAreOfAllGets() {
        counters.seen(true);
        counters.seen(true);
        counters.seen(true);
        counters.seen(false);

        assertThat(counters.getCacheHitPercentage()).isEqualTo(75f);
        assertThat(counters.getCacheMissPercentage()).isEqualTo(25f);
        assertThat(counters.getCacheGets()).isEqualTo(4);
    }

    @Test
    void percentagesOfNothingAreNothing() {
        assertThat(counters.getCacheHitPercentage()).isZero();
        assertThat(counters.getCacheMissPercentage()).isZero();
    }

    @Test
    void oneCallMayCountSeveralKeys() {
        long start = counters.start();
        counters.got(start, 3, 2);
        counters.put(start, 4);
        counters.removed(start, 5);
        counters.evicted(6);

        assertThat(counters.getCacheHits()).isEqualTo(3);
        assertThat(counters.getCacheMisses()).isEqualTo(2);
        assertThat(counters.getCachePuts()).isEqualTo(4);
        assertThat(counters.getCacheRemovals()).isEqualTo(5);
        assertThat(counters.getCacheEvictions()).isEqualTo(6);
    }

    @Test
    void aCallThatStoredOrRemovedNothingTakesNoTime() {
        long start = counters.start();
        clock.advance(Duration.ofSeconds(1));
        counters.put(start, 0);
        counters.removed(start, 0);
        put(500);
        remove(500);

        assertThat(counters.getAveragePutTime()).isEqualTo(0.5f);
        assertThat(counters.getAverageRemoveTime()).isEqualTo(0.5f);
    }

    @Test
    void clearForgetsEverything() {
        get(250);
        put(250);
        remove(250);
        counters.evicted(1);

        counters.clear();

        assertThat(counters.getCacheGets()).isZero();
        assertThat(counters.getCachePuts()).isZero();
        assertThat(counters.getCacheRemovals()).isZero();
        assertThat(counters.getCacheEvictions()).isZero();
        assertThat(counters.getAverageGetTime()).isZero();
    }

    @Test
    void whatIsCountedWhileCountingIsOffIsNotCounted() {
        counters.enable(false);

        get(250);
        put(250);
        remove(250);
        counters.seen(true);
        counters.hit(counters.start());
        counters.readHit(counters.startRead());
        counters.evicted(1);

        assertThat(counters.getCacheGets()).isZero();
        assertThat(counters.getCachePuts()).isZero();
        assertThat(counters.getCacheRemovals()).isZero();
        assertThat(counters.getCacheEvictions()).isZero();
    }

    @Test
    void noClockIsReadWhileCountingIsOff() {
        Counters idle = new Counters(new Clock() {
            @Override
            public long millis() {
                throw new AssertionError("nobody needs to know the time");
            }

            @Override
            public long nanos() {
                throw new AssertionError("nobody needs to know the time");
            }
        });

        idle.got(idle.start(), 1, 1);
        idle.hit(idle.start());
        idle.readHit(idle.startRead());
        idle.got(idle.readMiss(idle.startRead()), 0, 1);
        idle.put(idle.start(), 1);
        idle.removed(idle.start(), 1);

        assertThat(idle.getCacheGets()).isZero();
    }

    @Test
    void aCallDuringWhichCountingBeganDoesNotSpoilTheAverages() {
        counters.enable(false);
        long start = counters.start();
        counters.enable(true);
        counters.got(start, 1, 0);
        counters.hit(start);
        counters.put(start, 1);
        counters.removed(start, 1);

        assertThat(counters.getAverageGetTime()).isLessThan(1f);
        assertThat(counters.getAveragePutTime()).isLessThan(1f);
        assertThat(counters.getAverageRemoveTime()).isLessThan(1f);
    }

    @Test
    void countsAreExactUnderContention() {
        crowd.together(8, number -> {
            for (int i = 0; i < 1_000; i++) {
                counters.hit(counters.start());
                counters.readHit(counters.startRead());
                counters.seen(false);
                counters.put(counters.start(), 2);
            }
        });

        assertThat(counters.getCacheHits()).isEqualTo(16_000);
        assertThat(counters.getCacheMisses()).isEqualTo(8_000);
        assertThat(counters.getCachePuts()).isEqualTo(16_000);
    }

    private Counters counting(AtomicInteger asked) {
        Counters counting = new Counters(new Clock() {
            @Override
            public long millis() {
                return clock.millis();
            }

            @Override
            public long nanos() {
                asked.incrementAndGet();
                return clock.nanos();
            }
        });
        counting.enable(true);
        return counting;
    }

    private void get(long nanos) {
        long start = counters.start();
        clock.advance(Duration.ofNanos(nanos));
        counters.got(start, 1, 0);
    }

    private void put(long nanos) {
        long start = counters.start();
        clock.advance(Duration.ofNanos(nanos));
        counters.put(start, 1);
    }

    private void remove(long nanos) {
        long start = counters.start();
        clock.advance(Duration.ofNanos(nanos));
        counters.removed(start, 1);
    }
}
