// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cluster.Nodes.Mode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A write on one node while another node loads the same key: the write neither waits nor is undone. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(120)
class FencingIT {

    private static final AtomicInteger KEYS = new AtomicInteger();
    private static final String LATE = "late";
    private static final String WRITTEN = "written";

    private static Nodes nodes;
    private static HeldLoader loader;
    private static List<Cache<String, String>> caches;

    private final String key = "k" + KEYS.incrementAndGet();

    @Parameter
    Mode mode;

    @BeforeParameterizedClassInvocation
    static void start(Mode mode) {
        nodes = Nodes.start(3, mode);
        loader = new HeldLoader();
        caches = nodes.create("fenced", loader.configuration());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        nodes.close();
    }

    /** Verbs that leave a value where there was none. */
    static Stream<Named<Write>> storing() {
        return Stream.of(
                Named.of("put", (cache, key) -> cache.put(key, WRITTEN)),
                Named.of("getAndPut", (cache, key) -> cache.getAndPut(key, WRITTEN)),
                Named.of("putIfAbsent", (cache, key) -> cache.putIfAbsent(key, WRITTEN)),
                Named.of("putAll", (cache, key) -> cache.putAll(java.util.Map.of(key, WRITTEN))),
                Named.of(
                        "invoke",
                        (cache, key) -> cache.invoke(key, (entry, arguments) -> {
                            entry.setValue(WRITTEN);
                            return null;
                        })));
    }

    /** Verbs that replace a value that is there. */
    static Stream<Named<Write>> replacing() {
        return Stream.of(
                Named.of("put", (cache, key) -> cache.put(key, WRITTEN)),
                Named.of("replace", (cache, key) -> cache.replace(key, WRITTEN)),
                Named.of("replace with an old value", (cache, key) -> cache.replace(key, "before", WRITTEN)),
                Named.of("getAndReplace", (cache, key) -> cache.getAndReplace(key, WRITTEN)));
    }

    /** Verbs that leave nothing, where there was nothing. */
    static Stream<Named<Write>> removing() {
        return Stream.of(
                Named.of("remove", Cache::remove),
                Named.of("getAndRemove", Cache::getAndRemove),
                Named.of("removeAll of keys", (cache, key) -> cache.removeAll(Set.of(key))),
                Named.of("removeAll", (cache, key) -> cache.removeAll()),
                Named.of("clear", (cache, key) -> cache.clear()),
                Named.of(
                        "invoke",
                        (cache, key) -> cache.invoke(key, (entry, arguments) -> {
                            entry.remove();
                            return null;
                        })));
    }

    @ParameterizedTest
    @MethodSource("storing")
    void what_another_node_stores_during_a_load_stays(Write write) {
        during(caches.get(0)::get, () -> write.to(caches.get(1), key), () -> {
            assertEverywhere(WRITTEN);
        });
        assertEverywhere(WRITTEN);
        assertThat(loader.loads(key)).isOne();
    }

    @ParameterizedTest
    @MethodSource("replacing")
    void what_another_node_replaces_during_a_reload_stays(Write write) {
        caches.get(2).put(key, "before");
        during(
                some -> {
                    CompletionListenerFuture done = new CompletionListenerFuture();
                    caches.get(0).loadAll(Set.of(some), true, done);
                    await(done);
                },
                () -> write.to(caches.get(1), key),
                () -> assertEverywhere(WRITTEN));
        assertEverywhere(WRITTEN);
        assertThat(loader.loads(key)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("removing")
    void what_another_node_removes_during_a_load_is_not_brought_back(Write write) {
        during(caches.get(0)::get, () -> write.to(caches.get(1), key), () -> {
            assertThat(caches).noneMatch(cache -> cache.containsKey(key));
        });
        assertThat(caches).noneMatch(cache -> cache.containsKey(key));
        assertThat(caches.get(2).get(key)).isEqualTo(HeldLoader.value(key));
        assertThat(loader.loads(key)).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("removing")
    void a_get_that_begins_after_the_remove_has_returned_does_not_see_the_old_value(Write write) {
        HeldLoader.Hold hold = loader.hold(key, LATE);
        try (Callers callers = new Callers()) {
            Future<String> first = callers.call(() -> caches.get(0).get(key));
            hold.awaitEntered();
            Future<String> joined = callers.call(() -> caches.get(0).get(key));
            Future<String> waiting = callers.call(() -> caches.get(1).get(key));
            callers.awaitWaiting(2);

            write.to(caches.get(1), key);
            Future<String> after = callers.call(() -> caches.get(0).get(key));
            // All of this while the old load still hangs.
            assertThat(caches.get(2).get(key)).isEqualTo(HeldLoader.value(key));
            assertThat(Callers.result(after)).isEqualTo(HeldLoader.value(key));
            assertThat(Callers.result(joined)).as("who joined before").isEqualTo(HeldLoader.value(key));
            assertThat(Callers.result(waiting)).as("who waited elsewhere").isEqualTo(HeldLoader.value(key));

            hold.release();
            assertThat(Callers.result(first))
                    .as("who loaded, gets what it loaded")
                    .isEqualTo(LATE);
        }
        assertEverywhere(HeldLoader.value(key));
        assertThat(loader.loads(key)).isEqualTo(2);
    }

    /** Writes while a load hangs, lets the load come in late, and waits for its end. */
    private void during(Consumer<String> load, Runnable write, Runnable meanwhile) {
        HeldLoader.Hold hold = loader.hold(key, LATE);
        try (Callers callers = new Callers()) {
            Future<?> loading = callers.call(() -> {
                load.accept(key);
                return null;
            });
            hold.awaitEntered();
            write.run();
            meanwhile.run();
            hold.release();
            Callers.result(loading);
        }
    }

    private void assertEverywhere(String value) {
        assertThat(caches).allSatisfy(cache -> assertThat(cache.get(key)).isEqualTo(value));
    }

    private static void await(CompletionListenerFuture done) {
        try {
            done.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A write of a key. */
    @FunctionalInterface
    interface Write {
        void to(Cache<String, String> cache, String key);
    }
}
