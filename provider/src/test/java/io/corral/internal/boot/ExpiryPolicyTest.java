// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.CorralConfiguration;
import io.corral.fixture.Completion;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Heard;
import io.corral.fixture.OnceRead;
import io.corral.fixture.RecordingListener;
import io.corral.fixture.RecordingWriter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How long entries live under JSR-107's own policies, whatever is done to them half-way. */
class ExpiryPolicyTest {

    private static final long LIFETIME = 10;

    @RegisterExtension
    final Workbench bench = new Workbench();

    /** A policy, and whether updates and accesses give an entry a new life. */
    record Policy(String name, Function<Duration, ExpiryPolicy> factory, boolean updates, boolean accesses) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Something that is done half-way, and what that is in the eyes of JSR-107. */
    record Act(String name, Kind kind, Consumer<Cache<String, String>> how) {
        @Override
        public String toString() {
            return name;
        }
    }

    enum Kind {
        UPDATE,
        ACCESS,
        NEITHER
    }

    static Stream<Arguments> policiesAndActs() {
        return policies().flatMap(policy -> acts().map(act -> Arguments.of(policy, act)));
    }

    private static Stream<Policy> policies() {
        return Stream.of(
                new Policy("created", CreatedExpiryPolicy::new, false, false),
                new Policy("modified", ModifiedExpiryPolicy::new, true, false),
                new Policy("accessed", AccessedExpiryPolicy::new, false, true),
                new Policy("touched", TouchedExpiryPolicy::new, true, true));
    }

    private static Stream<Act> acts() {
        return Stream.of(
                new Act("nothing", Kind.NEITHER, cache -> {}),
                new Act("put", Kind.UPDATE, cache -> cache.put("k", "new")),
                new Act("getAndPut", Kind.UPDATE, cache -> cache.getAndPut("k", "new")),
                new Act("putAll", Kind.UPDATE, cache -> cache.putAll(Map.of("k", "new"))),
                new Act("replace", Kind.UPDATE, cache -> cache.replace("k", "new")),
                new Act("replace the same", Kind.UPDATE, cache -> cache.replace("k", "old", "new")),
                new Act("getAndReplace", Kind.UPDATE, cache -> cache.getAndReplace("k", "new")),
                new Act(
                        "invoke setting",
                        Kind.UPDATE,
                        cache -> cache.invoke("k", (entry, arguments) -> {
                            entry.setValue("new");
                            return null;
                        })),
                new Act("loadAll replacing", Kind.UPDATE, cache -> loadAll(cache, true)),
                new Act("get", Kind.ACCESS, cache -> cache.get("k")),
                new Act("getAll", Kind.ACCESS, cache -> cache.getAll(Set.of("k"))),
                new Act("iterate", Kind.ACCESS, cache -> cache.iterator().next()),
                new Act("replace another", Kind.ACCESS, cache -> cache.replace("k", "other", "new")),
                new Act("remove another", Kind.ACCESS, cache -> cache.remove("k", "other")),
                new Act(
                        "invoke reading",
                        Kind.ACCESS,
                        cache -> cache.invoke("k", (entry, arguments) -> entry.getValue())),
                new Act("containsKey", Kind.NEITHER, cache -> cache.containsKey("k")),
                new Act("putIfAbsent", Kind.NEITHER, cache -> cache.putIfAbsent("k", "new")),
                new Act(
                        "invoke looking whether it exists",
                        Kind.NEITHER,
                        cache -> cache.invoke("k", (entry, arguments) -> entry.exists())),
                new Act("loadAll", Kind.NEITHER, cache -> loadAll(cache, false)));
    }

    private static void loadAll(Cache<String, String> cache, boolean replace) {
        Completion completion = new Completion();
        cache.loadAll(Set.of("k"), replace, completion);
        completion.awaitSuccess();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("policiesAndActs")
    void anEntryLivesAsLongAsItsPolicySays(Policy policy, Act act) {
        Cache<String, String> cache = mortal(policy.factory().apply(millis(LIFETIME)));
        boolean renewed =
                act.kind() == Kind.UPDATE && policy.updates() || act.kind() == Kind.ACCESS && policy.accesses();
        cache.put("k", "old");
        bench.clock().advance(LIFETIME / 2);
        act.how().accept(cache);

        bench.clock().advance(LIFETIME / 2 - 1);
        assertThat(cache.containsKey("k")).isTrue();
        bench.clock().advance(1);
        assertThat(cache.containsKey("k")).isEqualTo(renewed);
        bench.clock().advance(LIFETIME / 2);
        assertThat(cache.containsKey("k")).isFalse();
    }

    @Test
    void anEternalEntryDoesNotDie() {
        Cache<String, String> cache = mortal(new EternalExpiryPolicy());
        cache.put("k", "v");

        bench.clock().advance(java.time.Duration.ofDays(100 * 365));

        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    void aLifetimeTooLongToBeToldIsForEver() {
        Cache<String, String> cache = mortal(new CreatedExpiryPolicy(new Duration(TimeUnit.DAYS, Long.MAX_VALUE)));
        cache.put("k", "v");

        bench.clock().advance(java.time.Duration.ofDays(100 * 365));

        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    void aLoadedEntryDiesToo() {
        CountingLoader<String, String> loader = new CountingLoader<>(key -> "loaded");
        Cache<String, String> cache = mortal(Configured.readThrough(loader), new CreatedExpiryPolicy(millis(LIFETIME)));
        cache.get("k");

        bench.clock().advance(LIFETIME);

        assertThat(cache.containsKey("k")).isFalse();
        assertThat(cache.get("k")).isEqualTo("loaded");
        assertThat(loader.asked()).containsExactly("k", "k");
    }

    @Test
    void whatIsDeadOnArrivalIsNotStoredButWrittenAndNotHeard() {
        RecordingWriter<String, String> writer = new RecordingWriter<>();
        RecordingListener<String, String> listener = new RecordingListener<>();
        Cache<String, String> cache = mortal(Configured.writeThrough(writer), new CreatedExpiryPolicy(Duration.ZERO));
        cache.registerCacheEntryListener(listener.synchronous());

        cache.put("k", "v");

        assertThat(cache.containsKey("k")).isFalse();
        assertThat(writer.calls()).containsExactly("write k=v");
        assertThat(listener.heard()).isEmpty();
    }

    @Test
    void aLoadedValueThatIsDeadOnArrivalIsServedAndNotStored() {
        CountingLoader<String, String> loader = new CountingLoader<>(key -> "loaded");
        Cache<String, String> cache = mortal(Configured.readThrough(loader), new CreatedExpiryPolicy(Duration.ZERO));

        assertThat(cache.get("k")).isEqualTo("loaded");
        assertThat(cache.getAll(Set.of("k"))).containsEntry("k", "loaded");
        assertThat(cache.containsKey("k")).isFalse();
    }

    @Test
    void anAccessThatEndsALifeStillServesTheValue() {
        Cache<String, String> cache = mortal(new OnceRead());
        cache.put("k", "v");

        assertThat(cache.get("k")).isEqualTo("v");
        assertThat(cache.get("k")).isNull();
    }

    @Test
    void anUpdateThatEndsALifeReplacesTheValueFirst() {
        RecordingListener<String, String> listener = new RecordingListener<>();
        Cache<String, String> cache = mortal(new ExpiryPolicy() {
            @Override
            public Duration getExpiryForCreation() {
                return Duration.ETERNAL;
            }

            @Override
            public Duration getExpiryForAccess() {
                return null;
            }

            @Override
            public Duration getExpiryForUpdate() {
                return Duration.ZERO;
            }
        });
        cache.put("k", "old");
        cache.registerCacheEntryListener(listener.synchronous());

        assertThat(cache.getAndPut("k", "new")).isEqualTo("old");
        assertThat(cache.containsKey("k")).isFalse();
        assertThat(listener.heard()).containsExactly(Heard.updated("k", "new", "old"), Heard.expired("k", "new"));
    }

    private Cache<String, String> mortal(ExpiryPolicy policy) {
        return mortal(Configured.loading(new CountingLoader<>(key -> "loaded")), policy);
    }

    private Cache<String, String> mortal(CorralConfiguration<String, String> configuration, ExpiryPolicy policy) {
        configuration.setExpiryPolicyFactory(() -> policy);
        return bench.cache(configuration);
    }

    private static Duration millis(long amount) {
        return new Duration(TimeUnit.MILLISECONDS, amount);
    }
}
