// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one look at an entry tells, whichever of its times it has. */
class EntryTest {

    private static final long SOON = 10;

    private static Stream<Arguments> entries() {
        return Stream.of("itself", new Packed() {})
                .flatMap(value -> Stream.of(Entry.NEVER, SOON)
                        .flatMap(stale -> Stream.of(Entry.NEVER, SOON).map(end -> Arguments.of(value, stale, end))));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void itHasTheTimesThatItWasGiven(Object value, long staleAt, long expiresAt) {
        Entry entry = new Entry(value, 1, 1, staleAt, expiresAt);

        assertThat(entry.staleAt()).isEqualTo(staleAt);
        assertThat(entry.expiresAt()).isEqualTo(expiresAt);
        assertThat(entry.lasting()).isEqualTo(staleAt == Entry.NEVER);
        assertThat(entry.mortal()).isEqualTo(expiresAt != Entry.NEVER);
        assertThat(entry.packed()).isEqualTo(value instanceof Packed);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void itIsPlainIfThereIsNothingElseToLookAt(Object value, long staleAt, long expiresAt) {
        Entry entry = new Entry(value, 1, 1, staleAt, expiresAt);

        assertThat(entry.plain()).isEqualTo(!entry.packed() && entry.lasting() && !entry.mortal());
        assertThat(entry.expiringAt(SOON).plain()).isFalse();
        assertThat(entry.staleFrom(SOON).plain()).isFalse();
        assertThat(entry.ended().plain()).isFalse();
        assertThat(entry.staleFrom(Entry.NEVER).expiringAt(Entry.NEVER).plain()).isEqualTo(!entry.packed());
    }

    @Test
    void aReadThatGivesItAnEndTakesThatFromIt() {
        Entry entry = new Entry("v", 1, 1, Entry.NEVER);

        entry.touch(Entry.NEVER);
        assertThat(entry.plain()).isTrue();

        entry.touch(SOON);
        assertThat(entry.plain()).isFalse();
        assertThat(entry.mortal()).isTrue();
        assertThat(entry.lasting()).isTrue();
        assertThat(entry.staleAt()).isEqualTo(Entry.NEVER);
    }

    @Test
    void itCanBeRememberedUnderItsKeyUntilItIsRetired() {
        Entry entry = new Entry("v", 1, 1, Entry.NEVER);

        assertThat(entry.lend("k", 7)).isTrue();
        assertThat(entry.lend("k", 7)).isTrue();
        assertThat(entry.key()).isEqualTo("k");
        assertThat(entry.hash()).isEqualTo(7);

        entry.retire();

        assertThat(entry.retired()).isTrue();
        assertThat(entry.lend("k", 7)).isFalse();
        assertThat(entry.key()).isNotEqualTo("k");
    }
}
