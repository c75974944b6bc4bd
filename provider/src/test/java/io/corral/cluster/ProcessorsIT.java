// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cluster.Nodes.Mode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.processor.EntryProcessorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Entry processors and check-and-set from several threads of several nodes: none is lost, none counts twice. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@Timeout(120)
class ProcessorsIT {

    private static final int CALLERS = 9;
    private static final int INCREMENTS = 200;
    private static final List<String> KEYS = List.of("a", "b", "c");

    private static Nodes nodes;
    private static List<Cache<String, Integer>> caches;

    @Parameter
    Mode mode;

    @BeforeParameterizedClassInvocation
    static void start(Mode mode) {
        nodes = Nodes.start(3, mode);
        caches = nodes.create(
                "counters", new MutableConfiguration<String, Integer>().setTypes(String.class, Integer.class));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        nodes.close();
    }

    @Test
    void no_increment_by_invoke_is_lost_or_made_twice() {
        try (Callers callers = new Callers()) {
            callers.together(CALLERS, i -> () -> {
                for (int n = 0; n < INCREMENTS; n++) {
                    increment(caches.get(i % caches.size()), KEYS.get((i + n) % KEYS.size()));
                }
                return null;
            });
        }
        assertSum("", CALLERS * INCREMENTS);
    }

    @Test
    void no_increment_by_replace_of_an_old_value_is_lost_or_made_twice() {
        KEYS.forEach(key -> caches.get(0).put("cas-" + key, 0));
        try (Callers callers = new Callers()) {
            callers.together(CALLERS, i -> () -> {
                Cache<String, Integer> cache = caches.get(i % caches.size());
                for (int n = 0; n < INCREMENTS; n++) {
                    String key = "cas-" + KEYS.get((i + n) % KEYS.size());
                    Integer seen;
                    do {
                        seen = cache.get(key);
                    } while (!cache.replace(key, seen, seen + 1));
                }
                return null;
            });
        }
        assertSum("cas-", CALLERS * INCREMENTS);
    }

    @Test
    void of_many_put_if_absent_and_of_many_removes_of_a_key_one_wins() {
        for (String key : List.of("once-a", "once-b", "once-c")) {
            AtomicInteger created = new AtomicInteger();
            AtomicInteger removed = new AtomicInteger();
            try (Callers callers = new Callers()) {
                callers.together(CALLERS, i -> () -> {
                    return caches.get(i % caches.size()).putIfAbsent(key, i) ? created.incrementAndGet() : 0;
                });
                callers.together(CALLERS, i -> () -> {
                    return caches.get(i % caches.size()).getAndRemove(key) == null ? 0 : removed.incrementAndGet();
                });
            }
            assertThat(created).hasValue(1);
            assertThat(removed).hasValue(1);
        }
    }

    @Test
    void a_processor_that_fails_changes_nothing_and_keeps_no_other_key_from_changing() {
        caches.get(0).putAll(Map.of("good", 1, "bad", 1));
        var results = caches.get(1).invokeAll(Set.of("good", "bad"), (entry, arguments) -> {
            entry.setValue(2);
            if (entry.getKey().equals("bad")) {
                throw new IllegalStateException("refused");
            }
            return "done";
        });
        assertThat(results.get("good").get()).isEqualTo("done");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> results.get("bad").get()))
                .isInstanceOf(EntryProcessorException.class)
                .hasRootCauseMessage("refused");
        assertThat(caches).allSatisfy(cache -> {
            assertThat(cache.get("good")).isEqualTo(2);
            assertThat(cache.get("bad")).isEqualTo(1);
        });
    }

    private static void increment(Cache<String, Integer> cache, String key) {
        cache.invoke(key, (entry, arguments) -> {
            entry.setValue(entry.exists() ? entry.getValue() + 1 : 1);
            return null;
        });
    }

    private static void assertSum(String prefix, int expected) {
        assertThat(caches)
                .allSatisfy(cache -> assertThat(KEYS.stream()
                                .mapToInt(key -> cache.get(prefix + key))
                                .sum())
                        .isEqualTo(expected));
    }
}
