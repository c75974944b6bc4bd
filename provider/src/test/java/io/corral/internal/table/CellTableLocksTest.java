// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Crowd;
import io.corral.fixture.Member;
import io.corral.internal.entry.Entry;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who has to wait for whom when a {@link CellTable} is changed, and what would come of it if he did not. */
@Timeout(60)
class CellTableLocksTest {

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Cells<Integer> cells = Cells.unbounded();

    @Test
    void who_changes_a_key_does_not_hold_up_the_others_of_its_stripe() {
        List<Integer> keys = ofOneStripe(low -> true).limit(1000).boxed().toList();
        keys.forEach(this::bring);
        int other = keys.stream()
                .filter(key -> (CellTable.hash(key) & 1) != (CellTable.hash(keys.get(0)) & 1))
                .findFirst()
                .orElseThrow();

        cells.change(keys.get(0), (key, before) -> {
            crowd.go(() -> cells.change(other, (k, was) -> entry("changed"))).result();
            return before;
        });

        assertThat(valueOf(other)).isEqualTo("changed");
    }

    @Test
    void a_key_that_comes_takes_no_place_that_another_has_taken_meanwhile() {
        int place = 0x800;
        // So many that they have several locks, and none of them near that place.
        ofOneStripe(low -> low % 0x1000 < 0x700 || low % 0x1000 > 0x900)
                .limit(4000)
                .forEach(this::bring);
        // The place before it is taken: who wants that one, too, takes the next.
        List<Integer> before =
                ofOneStripe(low -> low == place - 1).limit(2).boxed().toList();
        int here = ofOneStripe(low -> low == place).findFirst().orElseThrow();
        bring(before.get(0));

        cells.change(here, (key, was) -> {
            crowd.go(() -> bring(before.get(1))).result();
            return entry("here");
        });

        assertThat(valueOf(before.get(1))).isEqualTo("brought");
        assertThat(valueOf(here)).isEqualTo("here");
    }

    @Test
    void what_is_changed_while_the_table_grows_is_not_lost() {
        List<Integer> keys = ofOneStripe(low -> true).limit(8000).boxed().toList();
        keys.subList(0, 1000).forEach(this::bring);
        int changed = keys.get(500);
        var others = new AtomicReference<Member<?>>();

        cells.change(changed, (key, was) -> {
            others.set(crowd.go(() -> keys.subList(1000, 8000).forEach(this::bring)));
            others.get().awaitBlocked();
            return entry("changed");
        });

        others.get().result();
        assertThat(valueOf(changed)).isEqualTo("changed");
        assertThat(cells.size()).isEqualTo(8000);
    }

    /** Keys of one stripe, by the 15 lower bits of the hash, of which the lowest choose the slot. */
    private static IntStream ofOneStripe(IntPredicate low) {
        return IntStream.iterate(0, i -> i + 1)
                .filter(i -> CellTable.hash(i) >>> CellTable.STRIPE_SHIFT == 5)
                .filter(i -> low.test(CellTable.hash(i) & 0x7FFF));
    }

    private void bring(int key) {
        cells.change(key, (k, was) -> entry("brought"));
    }

    private @Nullable Object valueOf(int key) {
        Entry entry = cells.get(key);
        return entry == null ? null : entry.value();
    }

    private static Entry entry(Object value) {
        return new Entry(value, 1, 0, Entry.NEVER);
    }
}
