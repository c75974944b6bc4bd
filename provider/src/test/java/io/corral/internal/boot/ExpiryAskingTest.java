// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralConfiguration;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.expiry.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a user's own policy is asked, what it may answer, and what it may do. */
class ExpiryAskingTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    @ParameterizedTest(name = "{0}, when {1}")
    @CsvSource(delimiter = '|', textBlock = """
            get                              | absent  |
            get                              | present | access
            getAll                           | absent  |
            getAll                           | present | access
            containsKey                      | absent  |
            containsKey                      | present |
            iterate                          | absent  |
            iterate                          | present | access
            put                              | absent  | creation
            put                              | present | update
            getAndPut                        | absent  | creation
            getAndPut                        | present | update
            putAll                           | absent  | creation
            putAll                           | present | update
            putIfAbsent                      | absent  | creation
            putIfAbsent                      | present |
            replace                          | absent  |
            replace                          | present | update
            replace the same                 | absent  |
            replace the same                 | present | update
            replace another                  | absent  |
            replace another                  | present | access
            getAndReplace                    | absent  |
            getAndReplace                    | present | update
            remove                           | absent  |
            remove                           | present |
            remove the same                  | absent  |
            remove the same                  | present |
            remove another                   | absent  |
            remove another                   | present | access
            getAndRemove                     | absent  |
            getAndRemove                     | present |
            removeAll of the key             | absent  |
            removeAll of the key             | present |
            removeAll                        | absent  |
            removeAll                        | present |
            clear                            | absent  |
            clear                            | present |
            invoke doing nothing             | absent  |
            invoke doing nothing             | present |
            invoke looking whether it exists | absent  |
            invoke looking whether it exists | present |
            invoke reading                   | absent  |
            invoke reading                   | present | access
            invoke setting                   | absent  | creation
            invoke setting                   | present | update
            invoke reading and setting       | absent  | creation
            invoke reading and setting       | present | update
            invoke removing                  | absent  |
            invoke removing                  | present |
            invokeAll setting                | absent  | creation
            invokeAll setting                | present | update
            loadAll                          | absent  | creation
            loadAll                          | present |
            loadAll replacing                | absent  | creation
            loadAll replacing                | present | update
            """)
    void aPolicyIsAskedWhatTheVerbNeedsAndNothingElse(String verb, String state, String question) {
        AskedPolicy policy = new AskedPolicy(asked -> Duration.ETERNAL);
        Cache<String, String> cache = asking(policy);
        if (state.equals("present")) {
            cache.put("k", "old");
        }
        policy.forget();

        VerbTable.rows()
                .filter(row -> row.verb().equals(verb) && row.state().equals("absent"))
                .findFirst()
                .orElseThrow()
                .apply(cache);

        assertThat(policy.asked()).isEqualTo(question == null ? List.of() : List.of(question));
    }

    @Test
    void aLoadAsksForACreationAlone() {
        AskedPolicy policy = new AskedPolicy(asked -> Duration.ETERNAL);
        CorralConfiguration<String, String> configuration =
                Configured.readThrough(new CountingLoader<>(key -> "loaded"));
        configuration.setExpiryPolicyFactory(() -> policy);
        Cache<String, String> cache = bench.cache(configuration);

        cache.get("k");

        assertThat(policy.asked()).containsExactly("creation");
    }

    @Test
    void aPolicyThatThrowsOnCreationLeavesAnEntryThatDoesNotExpire() {
        Cache<String, String> cache = asking(throwing("creation"));

        cache.put("k", "v");
        bench.clock().advance(java.time.Duration.ofDays(1_000));

        assertThat(cache.get("k")).isEqualTo("v");
    }

    @ParameterizedTest
    @CsvSource({"update", "access"})
    void aPolicyThatThrowsOrDoesNotSayLeavesTheExpiryAsItIs(String question) {
        for (AskedPolicy policy : List.of(throwing(question), silent(question))) {
            Cache<String, String> cache = asking(policy);
            cache.put("k", "v");
            bench.clock().advance(5);

            touch(cache, question);
            bench.clock().advance(4);
            assertThat(cache.containsKey("k")).isTrue();
            bench.clock().advance(1);

            assertThat(cache.containsKey("k")).isFalse();
        }
    }

    @Test
    void aPolicyThatDoesNotSayHowLongANewEntryLivesLetsItLiveForEver() {
        Cache<String, String> cache = asking(silent("creation"));

        cache.put("k", "v");
        bench.clock().advance(java.time.Duration.ofDays(1_000));

        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    void aPolicyMayAnswerDifferentlyEachTime() {
        long[] lifetime = {10};
        Cache<String, String> cache = asking(new AskedPolicy(question -> millis(lifetime[0])));
        cache.put("short", "v");
        lifetime[0] = 20;
        cache.put("long", "v");

        bench.clock().advance(10);

        assertThat(cache.containsKey("short")).isFalse();
        assertThat(cache.containsKey("long")).isTrue();
    }

    @Test
    void aPolicyThatTakesItsTimeHindersNobody() {
        Gate gate = new Gate();
        boolean[] slow = {false};
        Cache<String, String> cache = asking(new AskedPolicy(question -> {
            if (question.equals("update") && slow[0]) {
                gate.pass();
            }
            return Duration.ETERNAL;
        }));
        cache.put("k", "old");
        slow[0] = true;
        crowd.go(() -> cache.put("k", "new"));
        gate.awaitArrivals(1);

        assertThat(crowd.send(() -> cache.get("k")).result()).isEqualTo("old");
        crowd.go(() -> cache.put("other", "v")).result();
        assertThat(crowd.send(() -> cache.remove("k")).result()).isTrue();
    }

    @Test
    void aPolicyMayUseTheCache() {
        AskedPolicy[] policy = new AskedPolicy[1];
        Map<String, Cache<String, String>> caches = new HashMap<>();
        policy[0] = new AskedPolicy(question -> {
            caches.get("mine").containsKey("k");
            return Duration.ETERNAL;
        });
        caches.put("mine", asking(policy[0]));

        crowd.go(() -> caches.get("mine").put("k", "v")).result();

        assertThat(caches.get("mine").get("k")).isEqualTo("v");
    }

    @Test
    void aPutThatFindsAValueWhichCameWhileThePolicyWasAskedIsAnUpdate() {
        Map<String, Cache<String, String>> caches = new HashMap<>();
        boolean[] overtaken = {false};
        AskedPolicy policy = new AskedPolicy(question -> {
            if (question.equals("creation") && !overtaken[0]) {
                overtaken[0] = true;
                caches.get("mine").put("k", "first");
            }
            return question.equals("update") ? millis(10) : Duration.ETERNAL;
        });
        caches.put("mine", asking(policy));

        assertThat(caches.get("mine").getAndPut("k", "second")).isEqualTo("first");
        bench.clock().advance(10);

        assertThat(caches.get("mine").containsKey("k")).isFalse();
        assertThat(policy.asked()).containsExactly("creation", "creation", "update");
    }

    private static AskedPolicy throwing(String question) {
        return new AskedPolicy(asked -> {
            if (asked.equals(question)) {
                throw new IllegalStateException("a policy's own");
            }
            return millis(10);
        });
    }

    private static AskedPolicy silent(String question) {
        return new AskedPolicy(asked -> asked.equals(question) ? null : millis(10));
    }

    private static void touch(Cache<String, String> cache, String question) {
        if (question.equals("update")) {
            cache.put("k", "w");
        } else {
            cache.getAll(Set.of("k"));
        }
    }

    private Cache<String, String> asking(AskedPolicy policy) {
        CorralConfiguration<String, String> configuration = Configured.loading(new CountingLoader<>(key -> "loaded"));
        configuration.setExpiryPolicyFactory(() -> policy);
        return bench.cache(configuration);
    }

    private static Duration millis(long amount) {
        return new Duration(TimeUnit.MILLISECONDS, amount);
    }
}
