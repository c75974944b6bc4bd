// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralCache;
import io.corral.cluster.Nodes.Mode;
import io.corral.fixture.Configured;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A node remembers the entries that have been read on it: never longer than they are the keys' own. */
@Timeout(180)
class RememberedIT {

    private static final int KEYS = 8;
    private static final int READERS = 4;
    private static final int SLOTS = 1_000;

    private static Stream<Arguments> endings() {
        Stream<Named<Consumer<CorralCache<Integer, Integer>>>> ways = Stream.of(
                Named.of("put", cache -> cache.put(1, 2)),
                Named.of("remove", cache -> cache.remove(1)),
                Named.of(
                        "invoke",
                        cache -> cache.invoke(1, (entry, arguments) -> {
                            entry.setValue(2);
                            return null;
                        })),
                Named.of("putVersioned", cache -> cache.putVersioned(1, 2)),
                Named.of("clear", Cache::clear),
                Named.of("removeAll", Cache::removeAll),
                Named.of("invalidateTag", cache -> cache.invalidateTag("tag")));
        return ways.flatMap(way -> Stream.of(Mode.values()).map(mode -> Arguments.of(way, mode)));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void what_all_nodes_have_read_none_serves_after_it_has_been_replaced(
            Consumer<CorralCache<Integer, Integer>> ending, Mode mode) {
        try (Nodes nodes = Nodes.start(3, mode)) {
            List<CorralCache<Integer, Integer>> caches = corral(nodes.create("ended", Configured.plain()));
            for (CorralCache<Integer, Integer> writer : caches) {
                writer.putTagged(1, 1, Set.of("tag"));
                assertThat(caches).allSatisfy(cache -> assertThat(cache.get(1)).isEqualTo(1));
                assertThat(caches).allSatisfy(cache -> assertThat(cache.get(1)).isEqualTo(1));

                ending.accept(writer);

                assertThat(caches)
                        .allSatisfy(cache ->
                                assertThat(Objects.equals(cache.get(1), 1)).isFalse());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void a_reader_sees_what_has_been_written_before_it_began_also_while_members_change(Mode mode) {
        AtomicIntegerArray written = new AtomicIntegerArray(KEYS);
        AtomicBoolean changed = new AtomicBoolean();
        AtomicBoolean done = new AtomicBoolean();
        try (Nodes nodes = Nodes.start(3, mode);
                Callers callers = new Callers()) {
            List<Cache<Integer, Integer>> caches = nodes.create("written", Configured.<Integer, Integer>plain());
            IntStream.range(0, KEYS).forEach(key -> caches.get(0).put(key, 0));
            List<Future<Integer>> reading = read(caches, written, done, callers);
            List<Future<Integer>> writing = IntStream.range(0, KEYS)
                    .mapToObj(key -> callers.call(() -> writeUntil(changed, caches.get(key % 3), key, written)))
                    .toList();

            int guest = nodes.add();
            nodes.manager(guest).createCache("written", Configured.<Integer, Integer>plain());
            nodes.leave(guest);
            changed.set(true);

            writing.forEach(writes -> assertThat(Callers.result(writes)).isPositive());
            done.set(true);
            reading.forEach(reads -> assertThat(Callers.result(reads)).isPositive());
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void what_comes_into_the_container_by_another_way_is_seen(Mode mode) {
        try (Nodes nodes = Nodes.start(3, mode)) {
            List<Cache<Integer, Integer>> caches = nodes.create("another way", Configured.<Integer, Integer>plain());
            caches.get(0).put(1, 1);
            caches.get(0).put(2, 2);
            org.infinispan.Cache<Object, Object> core = core(caches.get(0));
            assertThat(caches).allSatisfy(cache -> assertThat(cache.get(1)).isEqualTo(1));
            assertThat(caches).allSatisfy(cache -> assertThat(cache.get(1)).isEqualTo(1));

            core.put(1, core.get(2));
            assertThat(caches).allSatisfy(cache -> assertThat(cache.get(1)).isEqualTo(2));
            assertThat(caches).allSatisfy(cache -> assertThat(cache.get(1)).isEqualTo(2));

            core.remove(1);
            assertThat(caches).allSatisfy(cache -> assertThat(cache.get(1)).isNull());
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void a_reader_who_remembers_what_is_replaced_that_way_meanwhile_is_not_believed(Mode mode) {
        AtomicIntegerArray written = new AtomicIntegerArray(1);
        AtomicBoolean done = new AtomicBoolean();
        try (Nodes nodes = Nodes.start(3, mode);
                Callers callers = new Callers()) {
            List<Cache<Integer, Integer>> caches = nodes.create("replaced", Configured.<Integer, Integer>plain());
            org.infinispan.Cache<Object, Object> core = core(caches.get(0));
            List<Object> slots = IntStream.range(0, SLOTS)
                    .mapToObj(n -> {
                        caches.get(0).put(-1 - n, n);
                        return core.get(-1 - n);
                    })
                    .toList();
            core.put(0, slots.get(0));
            List<Future<Integer>> reading = read(caches, written, done, callers);

            for (int n = 1; n < SLOTS; n++) {
                core.put(0, slots.get(n));
                written.set(0, n);
            }

            done.set(true);
            reading.forEach(reads -> assertThat(Callers.result(reads)).isPositive());
        }
    }

    private static List<Future<Integer>> read(
            List<Cache<Integer, Integer>> caches, AtomicIntegerArray written, AtomicBoolean done, Callers callers) {
        return IntStream.range(0, READERS)
                .mapToObj(i -> callers.call(() -> readUntil(done, caches.get(i % 3), written)))
                .toList();
    }

    private static int writeUntil(
            AtomicBoolean done, Cache<Integer, Integer> cache, int key, AtomicIntegerArray written) {
        int n = 0;
        while (!done.get()) {
            cache.put(key, ++n);
            written.set(key, n);
        }
        return n;
    }

    private static int readUntil(AtomicBoolean done, Cache<Integer, Integer> cache, AtomicIntegerArray written) {
        int reads = 0;
        while (!done.get()) {
            int key = reads++ % written.length();
            int before = written.get(key);
            assertThat(cache.get(key)).isGreaterThanOrEqualTo(before);
        }
        return reads;
    }

    @SuppressWarnings("unchecked") // unwrap knows no type arguments
    private static org.infinispan.Cache<Object, Object> core(Cache<Integer, Integer> cache) {
        return cache.unwrap(org.infinispan.Cache.class);
    }

    @SuppressWarnings("unchecked") // caches of Corral's
    private static List<CorralCache<Integer, Integer>> corral(List<Cache<Integer, Integer>> caches) {
        List<CorralCache<Integer, Integer>> unwrapped = new ArrayList<>();
        caches.forEach(cache -> unwrapped.add(cache.unwrap(CorralCache.class)));
        return unwrapped;
    }
}
