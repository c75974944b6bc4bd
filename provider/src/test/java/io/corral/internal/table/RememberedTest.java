// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corral.fixture.Crowd;
import io.corral.internal.entry.Entry;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a table knows of entries that are kept elsewhere. */
class RememberedTest {

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Remembered<Integer> table = new Remembered<>(0);

    private static Entry entry() {
        return new Entry("v", 1, 1, Entry.NEVER);
    }

    /** Keys for which there is the same place. */
    private static List<Integer> alike(int count) {
        return IntStream.range(0, 1_000_000)
                .filter(key -> (CellTable.hash(key) & 0xFFFF) == 0x1230)
                .limit(count)
                .boxed()
                .toList();
    }

    @Test
    void itFindsWhatItHasBeenTold() {
        Entry entry = entry();
        assertThat(table.find(1)).isNull();

        table.note(1, entry);

        assertThat(table.find(1)).isSameAs(entry);
        assertThat(table.find(2)).isNull();
    }

    @Test
    void ofThreeKeysInTheSamePlaceItKnowsTwo() {
        List<Integer> keys = alike(3);
        keys.forEach(key -> table.note(key, entry()));

        assertThat(keys.stream().map(table::find))
                .filteredOn(found -> found != null)
                .hasSize(2);
        assertThat(table.find(keys.get(0))).isNotNull();
    }

    @Test
    void whatIsRetiredIsNotFoundNorRememberedAgain() {
        Entry entry = entry();
        table.note(1, entry);

        entry.retire();

        assertThat(table.find(1)).isNull();
        table.note(1, entry);
        assertThat(table.find(1)).isNull();
    }

    @Test
    void theNextEntryOfAKeyTakesThePlaceOfTheOneThatWasRetired() {
        List<Integer> keys = alike(2);
        Entry before = entry();
        table.note(keys.get(0), before);
        table.note(keys.get(1), entry());
        before.retire();

        table.note(keys.get(0), entry());

        assertThat(keys.stream().map(table::find)).doesNotContainNull();
    }

    @Test
    void whatIsRetiredIsLetGo() {
        WeakReference<Entry> retired = retired(1);
        table.note(2, entry());

        table.tidy(entry -> !entry.retired());

        await().until(() -> {
            System.gc();
            return retired.get() == null;
        });
        assertThat(table.find(2)).isNotNull();
    }

    @Test
    void whatTheKeyNoLongerHasIsRetired() {
        Entry gone = entry();
        table.note(1, gone);
        table.note(2, entry());

        table.tidy(entry -> entry != gone);

        assertThat(gone.retired()).isTrue();
        assertThat(table.find(1)).isNull();
        assertThat(table.find(2)).isNotNull();
    }

    private WeakReference<Entry> retired(int key) {
        Entry entry = entry();
        table.note(key, entry);
        entry.retire();
        return new WeakReference<>(entry);
    }

    @Test
    void itSaysWhenThereMayBeMoreThanItHasRoomFor() {
        assertThat(table.crowded()).isFalse();

        IntStream.range(0, 1_000).forEach(key -> table.note(key, entry()));

        assertThat(table.crowded()).isTrue();
        assertThat(table.fits(10)).isTrue();
        assertThat(table.crowded()).isFalse();
        assertThat(table.fits(1_000)).isFalse();
        assertThat(new Remembered<>(1_000).fits(1_000)).isTrue();
        assertThat(new Remembered<>(1_000).room()).isBetween(1_000L, 2_000L);
    }

    @Test
    void nobodyWhoLooksAfterItHasBeenRetiredFindsIt() {
        for (int round = 0; round < 2_000; round++) {
            Entry entry = entry();
            int key = round;
            boolean[] found = new boolean[1];
            crowd.together(3, number -> {
                if (number == 0) {
                    entry.retire();
                    found[0] = table.find(key) != null;
                } else {
                    table.note(key, entry);
                }
            });
            assertThat(found[0]).isFalse();
            assertThat(table.find(key)).isNull();
        }
    }
}
