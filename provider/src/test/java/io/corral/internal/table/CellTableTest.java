// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Crowd;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Held;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table does what a map does, also while it grows and shrinks, and whatever the hash codes of its keys are. */
@Timeout(60)
class CellTableTest {

    private static final int THREADS = 8;

    @RegisterExtension
    final Crowd crowd = new Crowd();

    /** A key of which nobody but its table knows that it is the same as another one. */
    private record Key(int number, int code) implements Comparable<Key> {

        private static final AtomicInteger COMPARED = new AtomicInteger();

        /** Keys of so many different hash codes. */
        static IntFunction<Key> codes(int number) {
            return i -> new Key(i, i % number);
        }

        @Override
        public boolean equals(Object other) {
            COMPARED.incrementAndGet();
            return other instanceof Key key && key.number == number;
        }

        @Override
        public int hashCode() {
            return code;
        }

        @Override
        public int compareTo(Key other) {
            COMPARED.incrementAndGet();
            return Integer.compare(number, other.number);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 300, Integer.MAX_VALUE})
    void it_holds_what_a_map_holds_after_the_same_changes(int codes) {
        Cells<Key> cells = Cells.unbounded();
        Map<Integer, Object> map = new HashMap<>();
        Random random = new Random(codes);
        for (int range : new int[] {20, 2000, 50}) {
            for (int i = 0; i < 20_000; i++) {
                int number = random.nextInt(range);
                Key key = Key.codes(codes).apply(number);
                Object value = random.nextInt(3) == 0 ? null : i;
                cells.change(key, (k, before) -> {
                    assertThat(before == null ? null : before.value()).isEqualTo(map.get(number));
                    return value == null ? null : entry(value);
                });
                if (value == null) {
                    map.remove(number);
                } else {
                    map.put(number, value);
                }
                assertThat(valueOf(cells, key)).isEqualTo(value);
            }
            assertHolds(cells, map);
            // So that it is sparse.
            map.keySet().removeIf(number -> {
                boolean goes = number % 50 != 0;
                if (goes) {
                    cells.change(Key.codes(codes).apply(number), (k, before) -> null);
                }
                return goes;
            });
            assertHolds(cells, map);
        }
    }

    private static void assertHolds(Cells<Key> cells, Map<Integer, Object> map) {
        Map<Integer, Object> held = new HashMap<>();
        cells.scan()
                .forEachRemaining(each -> assertThat(
                                held.put(each.key().number(), each.entry().value()))
                        .as("the same key twice")
                        .isNull());
        assertThat(held).isEqualTo(map);
        assertThat(cells.size()).isEqualTo(map.size());
    }

    @ParameterizedTest
    @CsvSource({"200, 1", "200, 2147483647", "20000, 2147483647"})
    void changes_of_one_key_are_made_one_after_the_other(int keys, int codes) {
        Cells<Key> cells = Cells.unbounded();
        int each = 50_000;
        crowd.together(THREADS, thread -> {
            for (int i = 0; i < each; i++) {
                cells.change(
                        Key.codes(codes).apply((thread + i) % keys),
                        (key, before) -> entry(before == null ? 1 : (int) before.value() + 1));
            }
        });
        int sum = 0;
        for (int i = 0; i < keys; i++) {
            sum += (int) cells.get(Key.codes(codes).apply(i)).value();
        }
        assertThat(sum).isEqualTo(THREADS * each);
        assertThat(cells.size()).isEqualTo(keys);
    }

    @ParameterizedTest
    @ValueSource(ints = {50, Integer.MAX_VALUE})
    void a_reader_finds_what_is_there_and_never_anothers_entry_while_the_table_changes(int codes) {
        Cells<Key> cells = Cells.unbounded();
        int staying = 100;
        IntFunction<Key> keys = Key.codes(codes);
        IntStream.range(0, staying).forEach(i -> cells.change(keys.apply(i), (key, before) -> entry(i)));
        AtomicBoolean done = new AtomicBoolean();
        var readers = crowd.sendTogether(2, reader -> {
            long wrong = 0;
            for (int i = 0; !done.get() || i < staying; i++) {
                int stays = i % staying;
                wrong += Integer.valueOf(stays).equals(valueOf(cells, keys.apply(stays))) ? 0 : 1;
                int comes = staying + i % 3000;
                Object found = valueOf(cells, keys.apply(comes));
                wrong += found == null || found.equals(comes) ? 0 : 1;
            }
            return wrong;
        });
        var scanner = crowd.send(() -> {
            long wrong = 0;
            do {
                List<Integer> seen = new ArrayList<>();
                cells.scan().forEachRemaining(held -> seen.add(held.key().number()));
                Set<Integer> once = new HashSet<>(seen);
                wrong += once.size() == seen.size() ? 0 : 1;
                wrong += IntStream.range(0, staying).allMatch(once::contains) ? 0 : 1;
            } while (!done.get());
            return wrong;
        });
        crowd.together(2, writer -> {
            for (int round = 0; round < 6; round++) {
                for (int i = writer; i < 3000; i += 2) {
                    int number = staying + i;
                    cells.change(keys.apply(number), (key, before) -> entry(number));
                }
                for (int i = writer; i < 3000; i += 2) {
                    cells.change(keys.apply(staying + i), (key, before) -> null);
                }
            }
        });
        done.set(true);
        readers.forEach(reader -> assertThat(reader.result()).isZero());
        assertThat(scanner.result()).isZero();
        assertThat(cells.size()).isEqualTo(staying);
    }

    @Test
    void a_change_that_throws_leaves_the_entry_and_holds_nobody_up() {
        Cells<String> cells = Cells.unbounded();
        cells.change("a", (key, before) -> entry("first"));
        assertThatThrownBy(() -> cells.change("a", (key, before) -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        crowd.go(() -> cells.change("b", (key, before) -> entry("second"))).result();
        crowd.go(() -> cells.change("a", (key, before) -> entry(before.value() + ", third")))
                .result();
        assertThat(cells.get("a").value()).isEqualTo("first, third");
        assertThat(cells.size()).isEqualTo(2);
    }

    @Test
    void one_entry_may_be_put_under_two_keys() {
        Cells<String> cells = Cells.unbounded();
        Entry both = entry("both");
        cells.change("a", (key, before) -> both);
        cells.change("b", (key, before) -> both);
        assertThat(cells.get("a").value()).isEqualTo("both");
        assertThat(cells.get("b").value()).isEqualTo("both");
        List<String> keys = new ArrayList<>();
        cells.scan().forEachRemaining(held -> keys.add(held.key()));
        assertThat(keys).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void many_keys_of_one_hash_code_are_not_gone_through_one_by_one() {
        Cells<Key> cells = Cells.unbounded();
        int keys = 20_000;
        for (int i = 0; i < keys; i++) {
            int number = i;
            cells.change(new Key(number, 42), (key, before) -> entry(number));
        }
        Key.COMPARED.set(0);
        assertThat(cells.get(new Key(keys - 1, 42)).value()).isEqualTo(keys - 1);
        assertThat(cells.get(new Key(keys, 42))).isNull();
        assertThat(Key.COMPARED.get()).isBetween(2, 8 * Block.PROBES);
    }

    @Test
    void going_over_it_is_not_confused_by_what_goes_meanwhile() {
        Cells<Integer> cells = Cells.unbounded();
        IntStream.range(0, 1000).forEach(i -> cells.change(i, (key, before) -> entry(i)));
        List<Integer> seen = new ArrayList<>();
        var scan = cells.scan();
        while (scan.hasNext()) {
            Held<Integer> held = scan.next();
            seen.add(held.key());
            IntStream.range(0, 1000)
                    .filter(i -> !seen.contains(i) && cells.get(i) != null)
                    .limit(9)
                    .forEach(i -> cells.change(i, (key, before) -> null));
        }
        // Of ten, nine go unseen; the iterator may be one ahead.
        assertThat(seen).doesNotHaveDuplicates().hasSizeBetween(100, 200);
        assertThat(cells.size()).isLessThanOrEqualTo(seen.size());
        assertThatThrownBy(scan::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void going_over_it_meets_no_key_twice_that_changes_its_place_meanwhile() {
        Cells<Key> cells = Cells.unbounded();
        // The last place of the array, however long that is; behind it comes the first. Others of the stripe lie
        // between.
        int code = IntStream.iterate(0, i -> i + 1)
                .filter(i -> (CellTable.hash(new Key(0, i)) & 0xFFFF) == 0xFFFF)
                .findFirst()
                .orElseThrow();
        int stripe = CellTable.hash(new Key(0, code)) >>> CellTable.STRIPE_SHIFT;
        IntStream.iterate(0, i -> i + 1)
                .filter(i -> CellTable.hash(new Key(0, i)) >>> CellTable.STRIPE_SHIFT == stripe && i != code)
                .limit(4000)
                .forEach(i -> cells.change(new Key(i + 1000, i), (key, before) -> entry(i)));
        Key first = new Key(0, code);
        Key last = new Key(9, code);
        IntStream.range(0, 9).forEach(i -> cells.change(new Key(i, code), (key, before) -> entry(i)));
        AtomicBoolean done = new AtomicBoolean();
        var mover = crowd.go(() -> {
            while (!done.get()) {
                // By turns in the place of the first one and behind all others.
                cells.change(first, (key, before) -> null);
                cells.change(last, (key, before) -> entry(9));
                cells.change(last, (key, before) -> null);
                cells.change(first, (key, before) -> entry(0));
                cells.change(last, (key, before) -> entry(9));
                cells.change(last, (key, before) -> null);
            }
        });
        int twice = 0;
        for (int i = 0; i < 500; i++) {
            List<Key> seen = new ArrayList<>();
            cells.scan().forEachRemaining(held -> seen.add(held.key()));
            twice += new HashSet<>(seen).size() == seen.size() ? 0 : 1;
        }
        done.set(true);
        mover.result();
        assertThat(twice).isZero();
    }

    private static Entry entry(Object value) {
        return new Entry(value, 1, 1, Entry.NEVER);
    }

    private static Object valueOf(Cells<Key> cells, Key key) {
        Entry entry = cells.get(key);
        return entry == null ? null : entry.value();
    }
}
