// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.internal.entry.Entry;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Room for a hundred entries, half of which are wanted again and again. */
class BoundedCellsTest {

    private static final int ROOM = 100;
    private static final int MANY = 10_000;

    private final AtomicLong evicted = new AtomicLong();
    private final Cells<String> cells = Cells.bounded(ROOM, evicted::addAndGet);
    private final List<String> wanted =
            IntStream.range(0, ROOM / 2).mapToObj(i -> "wanted " + i).toList();

    private void put(String key) {
        cells.change(key, (own, before) -> new Entry("value", 1, 0, Entry.NEVER));
    }

    private void read() {
        wanted.forEach(cells::get);
    }

    /** Each of them is written more often than any that is wanted: without the reads they would stay in place of those. */
    private void othersCome(Runnable meanwhile) {
        for (int i = 0; i < MANY; i++) {
            for (int times = 0; times < 3; times++) {
                put("other " + i);
            }
            meanwhile.run();
        }
        assertThat(evicted).hasValueGreaterThan(MANY / 2);
    }

    private long kept() {
        return wanted.stream().filter(key -> cells.get(key) != null).count();
    }

    /** In the same order each time, and more of them to a newcomer than are told: the last are known as well as the first. */
    @Test
    void whatIsReadStaysWhileOthersComeAndGo() {
        wanted.forEach(this::put);
        othersCome(this::read);

        assertThat(kept()).isGreaterThan(ROOM / 2 * 9 / 10);
    }

    @Test
    void evenIfOneReadInSixMisses() {
        wanted.forEach(this::put);
        AtomicLong come = new AtomicLong();
        othersCome(() -> {
            if (come.getAndIncrement() % 10 == 0) {
                read();
            }
        });

        assertThat(kept()).isGreaterThan(ROOM / 2 * 9 / 10);
    }

    @Test
    void whatHasBeenReadForLongWhileNobodyCameIsKnownWhenSomebodyDoes() {
        wanted.forEach(this::put);
        for (int i = 0; i < MANY; i++) {
            read();
        }
        othersCome(this::read);

        assertThat(kept()).isGreaterThan(ROOM / 2 * 9 / 10);
    }

    @Test
    void whatIsReadNoMoreGoes() {
        wanted.forEach(this::put);
        read();
        othersCome(() -> {});

        assertThat(kept()).isLessThan(ROOM / 2 / 10);
    }
}
