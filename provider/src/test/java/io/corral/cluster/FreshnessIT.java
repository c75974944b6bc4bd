// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corral.CorralCache;
import io.corral.CorralConfiguration;
import io.corral.EntryView;
import io.corral.StampedePolicy;
import io.corral.cluster.LateValueIT.Write;
import io.corral.cluster.Nodes.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values that become stale, and their reloads, as three nodes see them. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(180)
class FreshnessIT {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final long STALE_AFTER_MILLIS = 300;
    private static final long BACK_OFF_MILLIS = 400;
    private static final int PERIODS = 3;
    private static final int CALLERS = 96;
    private static final int READS = 20;
    private static final String OLD = "old";
    private static final String NEW = "new";
    private static final String LATE = "late";
    /** Stands for what a load gives that is not held, whatever its key. */
    private static final String LOADED = "loaded";

    private static Nodes nodes;

    private final HeldLoader loader = new HeldLoader();
    /** No more than may be refreshed by one node at once on the smallest machine. */
    private final List<String> keys =
            IntStream.range(0, 4).mapToObj(i -> "k" + i).toList();

    @Parameter
    Mode mode;

    @BeforeParameterizedClassInvocation
    static void start(Mode mode) {
        nodes = Nodes.start(3, mode);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        nodes.close();
    }

    @Test
    void a_stale_value_is_served_on_every_node_while_one_caller_in_the_cluster_has_it_reloaded() {
        List<Cache<String, String>> caches = create(nodes, stale().build());
        loadOld(caches, keys);
        List<HeldLoader.Hold> reloads =
                keys.stream().map(key -> loader.hold(key, NEW)).toList();
        try (Callers callers = new Callers()) {
            // Readers that waited for the reload would never come back: it ends only after them.
            assertAllRead(callers, caches, OLD);
            reloads.forEach(HeldLoader.Hold::awaitEntered);
            assertAllRead(callers, caches, OLD);
            assertThat(keys)
                    .allSatisfy(key ->
                            assertThat(loader.loads(key)).as("with the first").isEqualTo(2));

            long released = System.currentTimeMillis();
            reloads.forEach(HeldLoader.Hold::release);
            awaitGone(caches, OLD);
            assertAllRead(callers, caches, NEW, LOADED);
            assertThat(keys).allSatisfy(key -> assertFreshUntil(key, 2, released + STALE_AFTER_MILLIS));
        }
    }

    @Test
    void without_max_stale_the_readers_on_all_nodes_wait_for_one_load() {
        List<Cache<String, String>> caches =
                create(nodes, stale().maxStale(Duration.ZERO).build());
        loadOld(caches, List.of("k"));
        HeldLoader.Hold reload = loader.hold("k", NEW);
        try (Callers callers = new Callers()) {
            List<Future<String>> reads = IntStream.range(0, CALLERS)
                    .mapToObj(i ->
                            callers.call(() -> caches.get(i % caches.size()).get("k")))
                    .toList();
            reload.awaitEntered();
            callers.awaitWaiting(CALLERS - 1);
            assertThat(loader.loads("k")).as("with the first").isEqualTo(2);

            long released = System.currentTimeMillis();
            reload.release();
            assertThat(reads)
                    .allSatisfy(read -> assertThat(Callers.result(read)).isIn(NEW, HeldLoader.value("k")));
            assertFreshUntil("k", 2, released + STALE_AFTER_MILLIS);
        }
    }

    @Test
    void while_its_reload_fails_a_value_is_served_on_every_node_and_one_load_runs_in_each_back_off() {
        Duration backOff = Duration.ofMillis(BACK_OFF_MILLIS);
        List<Cache<String, String>> caches =
                create(nodes, stale().backOff(backOff).backOffMultiplier(1).build());
        loadOld(caches, keys);
        loader.breaksDown("the database is on fire");
        try (Callers callers = new Callers()) {
            for (int failures = 1; failures <= PERIODS; failures++) {
                int loads = failures + 1;
                await().atMost(Nodes.PATIENCE).untilAsserted(() -> {
                    assertAllRead(callers, caches, OLD);
                    assertThat(keys)
                            .allSatisfy(key -> assertThat(loader.loads(key)).isGreaterThanOrEqualTo(loads));
                });
            }
            assertThat(keys).allSatisfy(key -> assertApart(loader.begun(key)));

            loader.breaksDown(null);
            awaitGone(caches, OLD);
            assertAllRead(callers, caches, LOADED);
        }
    }

    @ParameterizedTest
    @EnumSource(Write.class)
    void a_write_elsewhere_during_a_refresh_wins_and_the_late_value_is_never_seen(Write write) {
        try (Callers callers = new Callers()) {
            List<Future<?>> refreshes = new CopyOnWriteArrayList<>();
            Executor executor = work -> refreshes.add(callers.call(() -> {
                work.run();
                return "done";
            }));
            CorralConfiguration<String, String> configuration =
                    configuration(stale().build()).setRefreshExecutorFactory(() -> executor);
            List<Cache<String, String>> caches = nodes.create("fresh" + NAMES.incrementAndGet(), configuration);
            loadOld(caches, List.of("k"));
            // Each node has its turn.
            int refresher = write.ordinal() % caches.size();
            HeldLoader.Hold reload = loader.hold("k", LATE);
            assertThat(caches.get(refresher).get("k")).isEqualTo(OLD);
            reload.awaitEntered();

            write.to(caches.get((refresher + 1) % caches.size()), "k");
            // What was put becomes stale in its turn, and is reloaded.
            List<String> left = List.of(write.leaves("k"), HeldLoader.value("k"));
            assertThat(caches).allSatisfy(cache -> assertThat(cache.get("k")).isIn(left));
            reload.release();
            refreshes.forEach(Callers::result);
            assertThat(caches).allSatisfy(cache -> assertThat(cache.get("k")).isIn(left));
        }
    }

    @Test
    void when_the_refreshers_node_dies_readers_are_served_and_one_other_node_reloads() {
        try (Nodes mortal = Nodes.start(3, mode);
                Callers callers = new Callers()) {
            List<Cache<String, String>> caches = create(
                    mortal, stale().refreshLeaseTime(Duration.ofSeconds(2)).build());
            loadOld(caches, keys);
            List<HeldLoader.Hold> reloads =
                    keys.stream().map(key -> loader.hold(key, LATE)).toList();
            keys.forEach(key -> assertThat(caches.get(2).get(key)).isEqualTo(OLD));
            reloads.forEach(HeldLoader.Hold::awaitEntered);
            List<Cache<String, String>> alive = caches.subList(0, 2);
            assertAllRead(callers, alive, OLD);

            mortal.kill(2);

            await().atMost(Nodes.PATIENCE).untilAsserted(() -> {
                assertAllRead(callers, alive, OLD, LOADED);
                assertThat(keys).allSatisfy(key -> assertThat(loader.loads(key)).isGreaterThanOrEqualTo(3));
            });
            awaitGone(alive, OLD);
            // The first load and that of the dead node come before it.
            assertThat(keys)
                    .allSatisfy(
                            key -> assertFreshUntil(key, 3, loader.begun(key).get(2) + STALE_AFTER_MILLIS));
            reloads.forEach(HeldLoader.Hold::release);
        }
    }

    @Test
    void a_refresh_is_heard_once_on_each_node() {
        List<Cache<String, String>> caches = create(nodes, stale().build());
        List<Heard> listeners = listen(caches);
        List<String> expected = new ArrayList<>();
        for (String key : keys) {
            loadOld(caches, List.of(key));
            loader.hold(key, NEW).release();
            assertThat(caches.get(1).get(key)).isEqualTo(OLD);
            expected.add("CREATED " + key + " null -> old");
            expected.add("UPDATED " + key + " old -> new");
            assertHeard(listeners, expected);
        }
    }

    private static StampedePolicy.Builder stale() {
        return StampedePolicy.builder().staleAfter(Duration.ofMillis(STALE_AFTER_MILLIS));
    }

    private CorralConfiguration<String, String> configuration(StampedePolicy policy) {
        return new CorralConfiguration<>(loader.configuration()).setStampedePolicy(policy);
    }

    private List<Cache<String, String>> create(Nodes on, StampedePolicy policy) {
        return on.create("fresh" + NAMES.incrementAndGet(), configuration(policy));
    }

    private static List<Heard> listen(List<Cache<String, String>> caches) {
        List<Heard> listeners = new ArrayList<>();
        for (Cache<String, String> cache : caches) {
            Heard heard = new Heard();
            cache.registerCacheEntryListener(heard.configuration(true));
            listeners.add(heard);
        }
        return listeners;
    }

    /** The refresh tells of itself when it likes. */
    private static void assertHeard(List<Heard> listeners, List<String> expected) {
        await().atMost(Nodes.PATIENCE)
                .until(() -> listeners.stream().allMatch(heard -> heard.events().size() >= expected.size()));
        assertThat(listeners).allSatisfy(heard -> assertThat(heard.events()).containsExactlyElementsOf(expected));
    }

    /** Loads values and returns when they are stale; nobody has read them meanwhile. */
    private void loadOld(List<Cache<String, String>> caches, List<String> wanted) {
        CorralCache<String, String> cache = corral(caches.get(0));
        for (String key : wanted) {
            loader.hold(key, OLD).release();
            assertThat(cache.get(key)).isEqualTo(OLD);
        }
        await().atMost(Nodes.PATIENCE)
                .until(() -> wanted.stream().map(cache::peek).allMatch(FreshnessIT::stale));
    }

    private static boolean stale(@Nullable EntryView<String> view) {
        return view != null && view.createdAt().plusMillis(STALE_AFTER_MILLIS).isBefore(Instant.now());
    }

    @SuppressWarnings("unchecked") // a cache of strings
    private static CorralCache<String, String> corral(Cache<String, String> cache) {
        return cache.unwrap(CorralCache.class);
    }

    /** Many callers read again and again, each beginning at another key. */
    private void assertAllRead(Callers callers, List<Cache<String, String>> caches, String... values) {
        List<String> expected = List.of(values);
        List<Set<String>> read = callers.together(
                CALLERS,
                i -> () -> IntStream.range(0, READS)
                        .mapToObj(r -> keys.get((i + r) % keys.size()))
                        .map(key -> caches.get(i % caches.size()).get(key).replace(HeldLoader.value(key), LOADED))
                        .collect(Collectors.toSet()));
        assertThat(read).allSatisfy(ofOne -> assertThat(ofOne).isSubsetOf(expected));
    }

    private void awaitGone(List<Cache<String, String>> caches, String value) {
        await().atMost(Nodes.PATIENCE)
                .until(() -> caches.stream()
                        .allMatch(cache -> keys.stream().noneMatch(key -> value.equals(cache.get(key)))));
    }

    /** After so many loads the value is fresh until then, however long readers took: there is no load before. */
    private void assertFreshUntil(String key, int loads, long until) {
        List<Long> begun = loader.begun(key);
        assertThat(begun).hasSizeGreaterThanOrEqualTo(loads);
        assertThat(begun.subList(loads, begun.size()))
                .as("later loads of " + key)
                .allSatisfy(later -> assertThat(later).isGreaterThanOrEqualTo(until));
    }

    private static void assertApart(List<Long> begun) {
        for (int i = 2; i < begun.size(); i++) {
            assertThat(begun.get(i) - begun.get(i - 1))
                    .as("milliseconds between the failed loads at " + begun)
                    .isGreaterThanOrEqualTo(BACK_OFF_MILLIS);
        }
    }
}
