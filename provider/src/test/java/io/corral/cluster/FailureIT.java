// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralConfiguration;
import io.corral.StampedePolicy;
import io.corral.cluster.Nodes.Mode;
import io.corral.internal.infinispan.Questions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.integration.CacheLoaderException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A loader that fails, and callers on three nodes who wait for it. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(120)
class FailureIT {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final String REASON = "the database is on fire";

    private static Nodes nodes;

    private final HeldLoader loader = new HeldLoader();
    private final String name = "failing" + NAMES.incrementAndGet();
    private final List<Cache<String, String>> caches = nodes.create(name, loader.configuration());

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
    void one_failed_load_fails_the_caller_that_waits_on_each_other_node() {
        assertOneLoadFailsAll(1);
    }

    @Test
    void one_failed_load_fails_all_the_callers_that_wait_on_all_nodes() {
        assertOneLoadFailsAll(4);
    }

    private void assertOneLoadFailsAll(int callersOnEachNode) {
        Questions questions = Questions.to(nodes.infinispan(0), name);
        HeldLoader.Hold hold = loader.hold("k", FailureIT::fail);
        try (Callers callers = new Callers()) {
            Future<String> first = callers.call(() -> caches.get(0).get("k"));
            hold.awaitEntered();
            List<Future<String>> waiting = new ArrayList<>();
            for (Cache<String, String> cache : caches) {
                for (int i = 0; i < callersOnEachNode; i++) {
                    waiting.add(callers.call(() -> cache.get("k")));
                }
            }
            callers.awaitWaiting(waiting.size());
            Awaitility.await().atMost(Nodes.PATIENCE).until(() -> questions.asked() == 2);
            hold.release();

            assertThat(Callers.failure(first))
                    .isInstanceOf(CacheLoaderException.class)
                    .hasRootCauseMessage(REASON);
            assertThat(waiting)
                    .allSatisfy(call -> assertThat(Callers.failure(call))
                            .isInstanceOf(CacheLoaderException.class)
                            .hasStackTraceContaining(REASON));
        }
        assertThat(loader.loads("k")).isOne();
    }

    @Test
    void a_failed_load_leaves_nothing_behind_and_the_next_get_loads_again() {
        HeldLoader.Hold hold = loader.hold("k", FailureIT::fail);
        hold.release();
        try (Callers callers = new Callers()) {
            assertThat(Callers.failure(callers.call(() -> caches.get(1).get("k"))))
                    .hasRootCauseMessage(REASON);
        }
        assertThat(Nodes.copies(caches, "k")).isZero();
        assertThat(caches.get(2).get("k")).isEqualTo(HeldLoader.value("k"));
        assertThat(loader.loads("k")).isEqualTo(2);
    }

    @Test
    void while_a_back_off_runs_no_node_loads_again_and_every_node_hears_why() {
        List<Cache<String, String>> patient = nodes.create(name + "-patient", patient());
        loader.hold("k", FailureIT::fail).release();
        try (Callers callers = new Callers()) {
            assertThat(Callers.failure(callers.call(() -> patient.get(0).get("k"))))
                    .hasRootCauseMessage(REASON);
            assertThat(patient)
                    .allSatisfy(cache -> assertThat(Callers.failure(callers.call(() -> cache.get("k"))))
                            .isInstanceOf(CacheLoaderException.class)
                            .hasStackTraceContaining(REASON));
        }
        assertThat(loader.loads("k")).isOne();
        assertThat(patient).allSatisfy(cache -> {
            assertThat(cache.containsKey("k")).isFalse();
            assertThat(cache).isEmpty();
        });
    }

    @Test
    void a_write_on_any_node_ends_a_back_off_for_all_nodes() {
        List<Cache<String, String>> patient = nodes.create(name + "-patient", patient());
        try (Callers callers = new Callers()) {
            for (String key : List.of("put", "remove")) {
                loader.hold(key, FailureIT::fail).release();
                Callers.failure(callers.call(() -> patient.get(0).get(key)));
            }
        }
        patient.get(1).put("put", "written");
        patient.get(1).remove("remove");
        assertThat(patient).allSatisfy(cache -> {
            assertThat(cache.get("put")).isEqualTo("written");
            assertThat(cache.get("remove")).isEqualTo(HeldLoader.value("remove"));
        });
        assertThat(loader.loads("put")).isOne();
        assertThat(loader.loads("remove")).isEqualTo(2);
    }

    private CorralConfiguration<String, String> patient() {
        return new CorralConfiguration<>(loader.configuration())
                .setStampedePolicy(
                        StampedePolicy.builder().backOff(Duration.ofHours(1)).build());
    }

    private static String fail() {
        throw new IllegalStateException(REASON);
    }

    @Test
    void a_bulk_reader_on_another_node_gets_the_failure_of_the_load_it_waits_for() {
        Questions questions = Questions.to(nodes.infinispan(0), name);
        HeldLoader.Hold hold = loader.hold("k", FailureIT::fail);
        try (Callers callers = new Callers()) {
            Future<String> first = callers.call(() -> caches.get(0).get("k"));
            hold.awaitEntered();
            Future<?> bulk = callers.call(() -> caches.get(1).getAll(Set.of("k", "other")));
            Awaitility.await().atMost(Nodes.PATIENCE).until(() -> questions.asked() == 1);
            hold.release();

            assertThat(Callers.failure(first)).hasRootCauseMessage(REASON);
            assertThat(Callers.failure(bulk)).hasStackTraceContaining(REASON);
        }
        assertThat(loader.loads("k")).isOne();
        assertThat(caches.get(2).get("other")).isEqualTo(HeldLoader.value("other"));
        assertThat(loader.loads("other")).isOne();
    }

    @Test
    void a_loader_that_has_nothing_answers_null_to_all_and_stores_nothing() {
        HeldLoader.Hold hold = loader.hold("k", () -> null);
        try (Callers callers = new Callers()) {
            Future<String> first = callers.call(() -> caches.get(0).get("k"));
            hold.awaitEntered();
            Future<String> joined = callers.call(() -> caches.get(0).get("k"));
            callers.awaitWaiting(1);
            hold.release();
            assertThat(Callers.result(first)).isNull();
            assertThat(Callers.result(joined)).isNull();
        }
        assertThat(caches).noneMatch(cache -> cache.containsKey("k"));
        assertThat(loader.loads("k")).isOne();
    }
}
