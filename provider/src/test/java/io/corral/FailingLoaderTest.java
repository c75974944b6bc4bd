// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Ranch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.Cache;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A loader that throws, or has nothing, until it is told a value. */
class FailingLoaderTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Gate gate = new Gate();
    private final AtomicReference<Throwable> failure = new AtomicReference<>(new IllegalStateException("no database"));
    private final CountingLoader<String, Object> loader = new CountingLoader<>(key -> {
        if (key.equals("cold")) {
            gate.pass();
        }
        Throwable now = failure.get();
        if (now instanceof Error e) {
            throw e;
        } else if (now != null) {
            throw (RuntimeException) now;
        }
        return "loaded";
    });
    private Cache<String, Object> cache;

    @BeforeEach
    void create() {
        cache = ranch.cache(Configured.readThrough(loader));
    }

    @Test
    void aLoaderThatThrowsIsNamedWithItsCauseAndItsCache() {
        assertThatThrownBy(() -> cache.get("k"))
                .isInstanceOf(CacheLoaderException.class)
                .hasCause(failure.get())
                .hasMessageContaining(cache.getName())
                .hasMessageContaining("no database");
    }

    @Test
    void aLoadersOwnCacheLoaderExceptionIsNotWrapped() {
        failure.set(new CacheLoaderException("mine"));

        assertThat(catchThrowable(() -> cache.get("k"))).isSameAs(failure.get());
    }

    @Test
    void anErrorOfTheLoaderIsThrownAsItIs() {
        failure.set(new LinkageError("broken class"));

        assertThat(catchThrowable(() -> cache.get("k"))).isSameAs(failure.get());
        assertThat(catchThrowable(() -> cache.getAll(Set.of("k", "l")))).isSameAs(failure.get());
    }

    @Test
    void everybodyWhoWaitsGetsTheOneFailure() {
        List<Member<Object>> all = waiting(16);

        gate.open();

        assertThat(all)
                .allSatisfy(member -> assertThat(member.failure())
                        .isInstanceOf(CacheLoaderException.class)
                        .hasCause(failure.get()));
        assertThat(loader.asked()).containsExactly("cold");
    }

    @Test
    void everybodyWhoWaitsLearnsOfAnErrorOfTheLoader() {
        failure.set(new LinkageError("broken class"));
        List<Member<Object>> all = waiting(4);

        gate.open();

        assertThat(all.get(0).failure()).isSameAs(failure.get());
        assertThat(all.subList(1, 4))
                .allSatisfy(member -> assertThat(member.failure())
                        .isInstanceOf(CacheLoaderException.class)
                        .hasCause(failure.get()));
        assertThat(loader.asked()).containsExactly("cold");
    }

    @Test
    void everybodyWhoWaitsForABulkLoadGetsTheOneFailure() {
        Set<String> keys = new LinkedHashSet<>(List.of("cold", "warm"));
        Member<Object> leader = crowd.send(() -> cache.getAll(keys));
        gate.awaitArrivals(1);
        List<Member<Object>> others = crowd.sendTogether(8, number -> cache.getAll(keys));
        others.forEach(Member::awaitWaiting);

        gate.open();

        assertThat(leader.failure()).isInstanceOf(CacheLoaderException.class).hasCause(failure.get());
        assertThat(others)
                .allSatisfy(member -> assertThat(member.failure())
                        .isInstanceOf(CacheLoaderException.class)
                        .hasCause(failure.get()));
        assertThat(loader.batches()).hasSize(1);
    }

    @Test
    void aLoaderThatThrowsDoesNotStrandItsKey() {
        assertThatThrownBy(() -> cache.get("k")).isInstanceOf(CacheLoaderException.class);
        failure.set(null);

        assertThat(cache.get("k")).isEqualTo("loaded");
        assertThat(loader.asked()).containsExactly("k", "k");
    }

    @Test
    void aBulkLoaderThatThrowsDoesNotStrandItsKeys() {
        assertThatThrownBy(() -> cache.getAll(Set.of("a", "b"))).isInstanceOf(CacheLoaderException.class);
        failure.set(null);

        assertThat(cache.getAll(Set.of("a", "b"))).containsOnlyKeys("a", "b");
    }

    @Test
    void aLoaderThatThrowsAnErrorDoesNotStrandItsKey() {
        failure.set(new StackOverflowError());
        assertThatThrownBy(() -> cache.get("k")).isInstanceOf(StackOverflowError.class);
        failure.set(null);

        assertThat(cache.get("k")).isEqualTo("loaded");
    }

    @Test
    void aFailedLoadLeavesNothingBehind() {
        assertThatThrownBy(() -> cache.get("k")).isInstanceOf(CacheLoaderException.class);

        assertThat(cache.containsKey("k")).isFalse();
        assertThat(cache.iterator().hasNext()).isFalse();
    }

    @Test
    void aNullFromTheLoaderIsNoValueAndIsNotKept() {
        Cache<String, String> empty = ranch.cache(Configured.readThrough(new CountingLoader<>(key -> null)));

        assertThat(empty.get("k")).isNull();
        assertThat(empty.containsKey("k")).isFalse();
    }

    @Test
    void whereTheLoaderHadNothingTheNextReaderAsksAgain() {
        CountingLoader<String, String> nothing = new CountingLoader<>(key -> null);
        Cache<String, String> empty = ranch.cache(Configured.readThrough(nothing));

        empty.get("k");
        empty.get("k");

        assertThat(nothing.asked()).containsExactly("k", "k");
    }

    @Test
    void everybodyWhoWaitsForALoadThatHasNothingGetsNull() {
        CountingLoader<String, String> nothing = new CountingLoader<>(key -> {
            gate.pass();
            return null;
        });
        Cache<String, String> empty = ranch.cache(Configured.readThrough(nothing));
        Member<String> leader = crowd.send(() -> empty.get("k"));
        gate.awaitArrivals(1);
        Member<String> joiner = crowd.send(() -> empty.get("k"));
        joiner.awaitWaiting();

        gate.open();

        assertThat(leader.result()).isNull();
        assertThat(joiner.result()).isNull();
        assertThat(nothing.asked()).containsExactly("k");
    }

    @Test
    void aLoadedValueThatCannotBeCopiedIsRefusedAndNotKept() {
        Cache<String, Object> other = ranch.cache(Configured.readThrough(new CountingLoader<>(key -> new Object())));

        assertThatThrownBy(() -> other.get("k")).isInstanceOf(NotCopyableException.class);
        assertThat(other.containsKey("k")).isFalse();
        other.put("k", "v");
        assertThat(other.get("k")).isEqualTo("v");
    }

    @Test
    void aBulkLoaderThatAnswersNullFails() {
        Cache<String, String> other = ranch.cache(Configured.readThrough(new CacheLoader<String, String>() {
            @Override
            public String load(String key) {
                return "single";
            }

            @Override
            public Map<String, String> loadAll(Iterable<? extends String> keys) {
                return null;
            }
        }));

        assertThatThrownBy(() -> other.getAll(Set.of("a", "b"))).isInstanceOf(CacheLoaderException.class);
        assertThat(other.get("a")).isEqualTo("single");
    }

    @Test
    void aNullKeyIsRefusedBeforeTheLoaderIsAsked() {
        assertThatThrownBy(() -> cache.get(null)).isInstanceOf(NullPointerException.class);
        assertThat(loader.asked()).isEmpty();
    }

    /** Readers of the cold key; the first one leads, the others wait for it. */
    private List<Member<Object>> waiting(int count) {
        Member<Object> leader = crowd.send(() -> cache.get("cold"));
        gate.awaitArrivals(1);
        List<Member<Object>> all = new ArrayList<>(List.of(leader));
        all.addAll(crowd.sendTogether(count - 1, number -> cache.get("cold")));
        all.subList(1, count).forEach(Member::awaitWaiting);
        return all;
    }
}
