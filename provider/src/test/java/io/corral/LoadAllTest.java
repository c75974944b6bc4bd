// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Completion;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Ranch;
import io.corral.fixture.Soon;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.Cache;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CompletionListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Loading ahead of use. The cache does not read through: a loader serves loadAll without that. */
class LoadAllTest {

    private static final Set<String> KEYS = Set.of("a", "b", "c", "d", "e");

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final AtomicReference<Gate> gate = new AtomicReference<>();
    private final AtomicInteger loads = new AtomicInteger();
    private final CountingLoader<String, String> loader = new CountingLoader<>(key -> {
        if (gate.get() != null) {
            gate.get().pass();
        }
        if (failure.get() != null || key.equals("bad")) {
            throw failure.get() == null ? new IllegalStateException("a bad key") : failure.get();
        }
        return key.equals("void") ? null : "loaded " + loads.incrementAndGet();
    });
    private final Completion completion = new Completion();
    private Cache<String, String> cache;

    @BeforeEach
    void create() {
        cache = ranch.cache(Configured.loading(loader));
    }

    @Test
    void whatIsLoadedIsThereWhenTheListenerHearsOfIt() {
        cache.loadAll(KEYS, false, completion);

        completion.awaitSuccess();
        assertThat(cache.getAll(KEYS)).hasSize(5);
        assertThat(loader.batches()).containsExactly(KEYS);
    }

    @Test
    void whatIsThereIsNotLoadedAgainUnlessItIsToBeReplaced() {
        cache.put("a", "put");

        cache.loadAll(Set.of("a", "b"), false, completion);

        completion.awaitSuccess();
        assertThat(cache.get("a")).isEqualTo("put");
        assertThat(loader.asked()).containsExactly("b");
    }

    @Test
    void whatIsThereIsReplacedIfItIsToBe() {
        cache.put("a", "put");

        cache.loadAll(Set.of("a"), true, completion);

        completion.awaitSuccess();
        assertThat(cache.get("a")).isEqualTo("loaded 1");
    }

    @Test
    void whatIsToBeReplacedIsLoadedEachTime() {
        cache.loadAll(Set.of("a"), true, completion);
        completion.awaitSuccess();
        Completion again = new Completion();

        cache.loadAll(Set.of("a"), true, again);

        again.awaitSuccess();
        assertThat(cache.get("a")).isEqualTo("loaded 2");
    }

    @Test
    void whatTheLoaderDoesNotHaveLeavesAnOldValueAlone() {
        cache.put("void", "put");

        cache.loadAll(Set.of("void", "a"), true, completion);

        completion.awaitSuccess();
        assertThat(cache.get("void")).isEqualTo("put");
    }

    @Test
    void theCallerDoesNotWaitForTheLoader() {
        gate.set(new Gate());

        cache.loadAll(KEYS, false, completion);

        gate.get().awaitArrivals(1);
        assertThat(completion.heard()).isZero();
        gate.get().open();
        completion.awaitSuccess();
    }

    @Test
    void manyWhoLoadTheSameColdKeysLoadEachOnce() {
        gate.set(new Gate());
        List<Completion> completions = new CopyOnWriteArrayList<>();
        crowd.together(24, number -> {
            Completion mine = new Completion();
            completions.add(mine);
            cache.loadAll(KEYS, false, mine);
        });
        gate.get().awaitArrivals(1);

        gate.get().open();

        completions.forEach(Completion::awaitSuccess);
        assertThat(loader.asked()).containsExactlyInAnyOrderElementsOf(KEYS);
        assertThat(loader.singles()).isEmpty();
    }

    @Test
    void aFailureIsToldToTheListener() {
        failure.set(new IllegalStateException("no database"));

        cache.loadAll(KEYS, false, completion);

        assertThat(completion.awaitFailure())
                .isInstanceOf(CacheLoaderException.class)
                .hasCause(failure.get())
                .hasMessageContaining(cache.getName());
        assertThat(cache.getAll(KEYS)).isEmpty();
    }

    @Test
    void aFailureThatNobodyListensToLeavesTheCacheUsable() {
        cache.loadAll(Set.of("bad"), false, null);
        Soon.until("the load that fails", () -> loader.asked().contains("bad"));

        cache.loadAll(KEYS, false, completion);

        completion.awaitSuccess();
        assertThat(cache.getAll(KEYS)).hasSize(5);
    }

    @Test
    void aListenerThatThrowsHarmsNobody() {
        AtomicInteger heard = new AtomicInteger();
        cache.loadAll(KEYS, false, new CompletionListener() {
            @Override
            public void onCompletion() {
                heard.incrementAndGet();
                throw new IllegalStateException("a listener's own");
            }

            @Override
            public void onException(Exception e) {
                heard.addAndGet(100);
            }
        });
        Soon.until("the listener", () -> heard.get() > 0);

        cache.loadAll(Set.of("f"), false, completion);

        completion.awaitSuccess();
        assertThat(heard).hasValue(1);
    }

    @Test
    void withoutALoaderThereIsNothingToDo() {
        Cache<String, String> plain = ranch.cache(Configured.plain());

        plain.loadAll(KEYS, true, completion);

        completion.awaitSuccess();
        assertThat(plain.iterator().hasNext()).isFalse();
    }

    @Test
    void noKeysAreLoadedAtOnce() {
        cache.loadAll(Set.of(), true, completion);

        completion.awaitSuccess();
        assertThat(loader.asked()).isEmpty();
    }

    @Test
    void theSetOfKeysMayBeChangedOnceTheCallIsOver() {
        gate.set(new Gate());
        Set<String> keys = new HashSet<>(KEYS);

        cache.loadAll(keys, false, completion);
        keys.clear();
        gate.get().open();

        completion.awaitSuccess();
        assertThat(cache.getAll(KEYS)).hasSize(5);
    }

    @Test
    void aPutWhileKeysAreBeingReplacedWins() {
        cache.put("a", "old");
        gate.set(new Gate());
        cache.loadAll(Set.of("a"), true, completion);
        gate.get().awaitArrivals(1);

        cache.put("a", "put");
        gate.get().open();

        completion.awaitSuccess();
        assertThat(cache.get("a")).isEqualTo("put");
    }

    @Test
    void whatIsBeingReplacedIsServedMeanwhile() {
        cache.put("a", "old");
        gate.set(new Gate());
        cache.loadAll(Set.of("a"), true, completion);
        gate.get().awaitArrivals(1);

        assertThat(cache.get("a")).isEqualTo("old");
    }

    @Test
    void nullsAreRefusedBeforeAnythingIsLoaded() {
        Set<String> keys = new HashSet<>(KEYS);
        keys.add(null);

        assertThatThrownBy(() -> cache.loadAll(keys, true, completion)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> cache.loadAll(null, true, completion)).isInstanceOf(NullPointerException.class);
        assertThat(loader.asked()).isEmpty();
        assertThat(completion.heard()).isZero();
    }
}
