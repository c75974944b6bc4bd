// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.table;

import static io.corral.scene.Scene.require;

import io.corral.internal.entry.Entry;
import io.corral.scene.Scene;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Threads that read a table while others change it, and it moves to another block. */
class TableInterleavings {

    @Test
    void whoeverSeesAKeySeesItsEntry() {
        Scene.play(() -> {
            Cells<Integer> cells = Cells.unbounded();

            Scene.together(() -> put(cells, 1), () -> require(oneOf(cells, 1, null, 1), "nothing, or the entry"));

            require(oneOf(cells, 1, 1), "the entry");
        });
    }

    @Test
    void aReaderFindsWhatIsThereWhileTheTableGrowsAndShrinks() {
        Scene.playLonger(() -> {
            Cells<Same> cells = Cells.unbounded();
            // As many as there is room for: the next one moves them all.
            IntStream.range(0, 2).forEach(i -> put(cells, new Same(i)));

            Scene.together(
                    () -> {
                        put(cells, new Same(2));
                        remove(cells, new Same(0));
                    },
                    () -> {
                        require(oneOf(cells, new Same(1), new Same(1)), "what is there");
                        Same coming = new Same(2);
                        boolean came = cells.get(coming) != null;
                        require(!came || cells.get(coming) != null, "what has been seen");
                        boolean gone = cells.get(new Same(0)) == null;
                        require(!gone || cells.get(coming) != null, "what was put before the other went");
                    });
        });
    }

    @Test
    void twoWhoCountOneKeyCountTwo() {
        Scene.play(() -> {
            Cells<Integer> cells = Cells.unbounded();

            Scene.together(() -> count(cells), () -> count(cells));

            require(oneOf(cells, 1, 2), "two");
        });
    }

    /** A key that all others of its kind meet in the table. */
    private record Same(int number) {
        @Override
        public int hashCode() {
            return 7;
        }
    }

    private static <K> void put(Cells<K> cells, K key) {
        cells.change(key, (same, before) -> entry(key));
    }

    private static <K> void remove(Cells<K> cells, K key) {
        cells.change(key, (same, before) -> null);
    }

    private static void count(Cells<Integer> cells) {
        cells.change(1, (key, before) -> entry(before == null ? 1 : (Integer) before.value() + 1));
    }

    private static <K> boolean oneOf(Cells<K> cells, K key, @Nullable Object... values) {
        Entry entry = cells.get(key);
        Object found = entry == null ? null : entry.value();
        for (Object value : values) {
            if (value == null ? found == null : value.equals(found)) {
                return true;
            }
        }
        return false;
    }

    private static Entry entry(Object value) {
        return new Entry(value, 1, 1, Entry.NEVER);
    }
}
