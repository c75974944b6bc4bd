// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cluster.Nodes.Mode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A load on one node and a write on another that meet at random moments, many times over. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(400)
class LateValueIT {

    private static final int ROUNDS = 50;
    private static final int MANY_ROUNDS = 1_000;
    private static final long LONGEST_DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(3);
    private static final String LATE = "late";
    private static final String WRITTEN = "written";

    private static Nodes nodes;
    private static HeldLoader loader;
    private static List<Cache<String, String>> caches;

    @Parameter
    Mode mode;

    @BeforeParameterizedClassInvocation
    static void start(Mode mode) {
        nodes = Nodes.start(3, mode);
        loader = new HeldLoader();
        caches = nodes.create("late", loader.configuration());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        nodes.close();
    }

    /** A write, and what it leaves under its key. */
    enum Write {
        PUT {
            @Override
            void to(Cache<String, String> cache, String key) {
                cache.put(key, WRITTEN);
            }
        },
        PUT_ALL {
            @Override
            void to(Cache<String, String> cache, String key) {
                cache.putAll(Map.of(key, WRITTEN));
            }
        },
        REMOVE {
            @Override
            void to(Cache<String, String> cache, String key) {
                cache.remove(key);
            }
        },
        CLEAR {
            @Override
            void to(Cache<String, String> cache, String key) {
                cache.clear();
            }
        },
        REMOVE_ALL {
            @Override
            void to(Cache<String, String> cache, String key) {
                cache.removeAll();
            }
        },
        REMOVE_ALL_OF_KEYS {
            @Override
            void to(Cache<String, String> cache, String key) {
                cache.removeAll(Set.of(key, key + "-unknown"));
            }
        };

        abstract void to(Cache<String, String> cache, String key);

        /** What every node finds under the key from then on. */
        String leaves(String key) {
            return this == PUT || this == PUT_ALL ? WRITTEN : HeldLoader.value(key);
        }

        int loads() {
            return this == PUT || this == PUT_ALL ? 1 : 2;
        }
    }

    @ParameterizedTest
    @EnumSource(Write.class)
    void a_write_never_waits_for_a_load_elsewhere_and_the_late_value_is_never_seen_after_it(Write write) {
        race(write, ROUNDS);
    }

    @ParameterizedTest
    @EnumSource(Write.class)
    @Tag("deep")
    void the_same_a_thousand_times(Write write) {
        race(write, MANY_ROUNDS);
    }

    private void race(Write write, int rounds) {
        long seed = Long.getLong("race.seed", System.nanoTime());
        Random random = new Random(seed);
        caches.get(0).clear();
        try (Callers callers = new Callers()) {
            for (int round = 0; round < rounds; round++) {
                String about = write + " in round " + round + " with -Drace.seed=" + seed;
                String key = write + "-" + rounds + "-" + round;
                try {
                    race(write, key, random, callers);
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError(about, e);
                }
            }
        }
    }

    private static void race(Write write, String key, Random random, Callers callers) {
        int loading = random.nextInt(caches.size());
        int writing = (loading + 1 + random.nextInt(caches.size() - 1)) % caches.size();
        boolean held = random.nextBoolean();
        long loadEnds = random.nextLong(LONGEST_DELAY_NANOS);
        long writeBegins = random.nextLong(LONGEST_DELAY_NANOS);
        HeldLoader.Hold hold = loader.hold(key, LATE);

        Future<String> load = callers.call(() -> caches.get(loading).get(key));
        hold.awaitEntered();
        int asking = random.nextInt(caches.size());
        Future<String> waiting = callers.call(() -> caches.get(asking).get(key));
        Future<?> release = callers.call(() -> {
            if (!held) {
                spin(loadEnds);
                hold.release();
            }
            return null;
        });
        spin(writeBegins);
        // Where the load is held until the write has returned, a write that waited for it would never return.
        write.to(caches.get(writing), key);
        List<String> seen = caches.stream().map(cache -> cache.get(key)).toList();
        hold.release();

        assertThat(seen).as("right after the write").containsOnly(write.leaves(key));
        Callers.result(release);
        assertThat(Callers.result(load)).as("who loaded, gets what it loaded").isEqualTo(LATE);
        assertThat(Callers.result(waiting)).isIn(held ? List.of(write.leaves(key)) : List.of(LATE, write.leaves(key)));
        assertThat(caches)
                .as("after the load")
                .allSatisfy(cache -> assertThat(cache.get(key)).isEqualTo(write.leaves(key)));
        assertThat(loader.loads(key)).isEqualTo(write.loads());
    }

    private static void spin(long nanos) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < nanos) {
            Thread.onSpinWait();
        }
    }
}
