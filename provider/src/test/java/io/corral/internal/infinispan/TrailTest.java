// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.internal.time.Stamps;
import org.junit.jupiter.api.Test;

/** Which versions a key remembers. */
class TrailTest {

    private static final long BEGIN = Stamps.of(1_800_000_000_000L);
    private static final long SECOND = Stamps.of(1_800_000_001_000L) - BEGIN;

    @Test
    void at_first_it_knows_of_none() {
        assertThat(Trail.NONE.knows(0)).isFalse();
        assertThat(Trail.NONE.topology()).isNull();
    }

    @Test
    void the_last_ones_of_one_topology_are_known() {
        Trail trail = replaced(Trail.NONE, 5, 1, 100);

        assertThat(trail.knows(BEGIN + 100)).isTrue();
        assertThat(trail.knows(BEGIN + 69)).isTrue();
        assertThat(trail.knows(BEGIN + 68)).isFalse();
        assertThat(trail.knows(BEGIN + 101)).as("is still there").isFalse();
    }

    @Test
    void what_was_there_when_the_topology_changed_is_known_however_many_have_written_since() {
        Trail before = replaced(Trail.NONE, 5, 1, 100);

        Trail after = replaced(before, 6, 101, 1_000);

        assertThat(after.knows(BEGIN + 101))
                .as("stored in topology 5, replaced in 6")
                .isTrue();
        assertThat(after.knows(BEGIN + 69)).isTrue();
        assertThat(after.knows(BEGIN + 68)).isFalse();
        assertThat(after.knows(BEGIN + 500)).isFalse();
        assertThat(after.knows(BEGIN + 1_000)).isTrue();
    }

    @Test
    void four_changes_of_topology_later_it_is_still_known() {
        Trail trail = replaced(Trail.NONE, 5, 1, 100);
        for (int topology = 6; topology < 10; topology++) {
            trail = replaced(trail, topology, topology * 1_000, topology * 1_000 + 500);
        }

        assertThat(trail.knows(BEGIN + 100)).isTrue();
    }

    @Test
    void it_does_not_grow_without_end() {
        Trail trail = Trail.NONE;
        for (int topology = 0; topology < 100; topology++) {
            trail = replaced(trail, topology, topology * 100, topology * 100 + 99);
        }

        assertThat(trail.lately()).hasSize(32);
        assertThat(trail.before()).hasSize(128);
    }

    @Test
    void nobody_asks_for_what_was_written_half_a_minute_ago() {
        Trail trail = replaced(Trail.NONE, 5, 1, 100);

        assertThat(trail.then(BEGIN + 101, BEGIN + 29 * SECOND, 5).knows(BEGIN + 100))
                .isTrue();
        assertThat(trail.then(BEGIN + 101, BEGIN + 29 * SECOND, 6).knows(BEGIN + 100))
                .isTrue();
        assertThat(trail.then(BEGIN + 101, BEGIN + 31 * SECOND, 5)).isSameAs(Trail.NONE);
        assertThat(trail.then(BEGIN + 101, BEGIN + 31 * SECOND, 6)).isSameAs(Trail.NONE);
    }

    @Test
    void it_is_over_when_nobody_will_ask_for_any_of_it() {
        Trail trail = replaced(Trail.NONE, 5, 1, 100).then(BEGIN + SECOND, BEGIN + SECOND, 6);

        assertThat(trail.over(1_800_000_030_900L)).isFalse();
        assertThat(trail.over(1_800_000_031_100L)).isTrue();
        assertThat(Trail.NONE.over(0)).isTrue();
    }

    private static Trail replaced(Trail first, int topology, int from, int to) {
        Trail trail = first;
        for (int version = from; version <= to; version++) {
            trail = trail.then(BEGIN + version, BEGIN + version + 1, topology);
        }
        return trail;
    }
}
