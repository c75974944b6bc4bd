// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Crowd;
import java.time.Duration;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stamps by a clock that stands still, and goes back, when it is told to. */
class StampsTest {

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final FakeClock clock = new FakeClock();
    private final Stamps stamps = new Stamps(clock, 0);

    @Test
    void stampsRiseWhileTheClockStandsStill() {
        long[] taken = LongStream.generate(stamps::next).limit(10_000).toArray();

        assertThat(taken).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void stampsRiseWhenTheClockGoesBack() {
        long before = stamps.next();

        clock.advance(Duration.ofHours(-1));

        assertThat(stamps.next()).isGreaterThan(before);
    }

    @Test
    void stampsDoNotRepeatWhenTheClockReachesTheSameTimeAgain() {
        Set<Long> taken = new HashSet<>();
        for (int step = 0; step < 4; step++) {
            for (int i = 0; i < 5_000; i++) {
                assertThat(taken.add(stamps.next())).isTrue();
            }
            clock.advance(step % 2 == 0 ? 1 : -1);
        }
    }

    @Test
    void stampsFollowTheClockOnceItHasCaughtUp() {
        stamps.next();
        clock.advance(Duration.ofHours(-1));
        stamps.next();
        clock.advance(Duration.ofHours(2));

        assertThat(stamps.next()).isEqualTo(new Stamps(clock, 0).next());
    }

    @Test
    void aLaterStampIsGreaterOnAnotherNodeToo() {
        Stamps other = new Stamps(clock, Stamps.NODES - 1);
        long before = other.next();

        clock.advance(1);

        assertThat(stamps.next()).isGreaterThan(before);
    }

    @Test
    void aNodeThatIsStartedAgainLaterDoesNotRepeatItself() {
        Set<Long> before =
                LongStream.generate(stamps::next).limit(1_000).boxed().collect(Collectors.toSet());
        clock.advance(1);

        Stamps restarted = new Stamps(clock, 0);

        assertThat(LongStream.generate(restarted::next).limit(1_000).boxed()).doesNotContainAnyElementsOf(before);
    }

    @Test
    void noTwoNodesHaveTheSameStamp() {
        Set<Long> taken = ConcurrentHashMap.newKeySet();
        for (int node = 0; node < Stamps.NODES; node++) {
            Stamps its = new Stamps(clock, node);
            for (int i = 0; i < 10; i++) {
                assertThat(taken.add(its.next())).isTrue();
            }
        }
    }

    @Test
    void noTwoThreadsHaveTheSameStamp() {
        Queue<Long> taken = new ConcurrentLinkedQueue<>();

        crowd.together(4, number -> {
            for (int i = 0; i < 5_000; i++) {
                taken.add(stamps.next());
            }
        });

        assertThat(Set.copyOf(taken)).hasSize(20_000);
    }

    @Test
    void aNodeWithoutANumberIsRefused() {
        assertThatThrownBy(() -> new Stamps(clock, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stamps(clock, Stamps.NODES)).isInstanceOf(IllegalArgumentException.class);
    }
}
