// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Member;
import io.corral.fixture.Ranch;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Loaders that ask the cache they load for. */
class ReentrantLoaderTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private Cache<String, String> cache;

    @Test
    void aLoaderThatAsksForItsOwnKeyIsToldSoAtOnce() {
        create(key -> cache.get(key));

        assertThat(crowd.send(() -> cache.get("k")).failure())
                .isInstanceOf(LoadReentryException.class)
                .hasMessageContaining(cache.getName());
        assertThat(cache.containsKey("k")).isFalse();
    }

    @Test
    void aLoaderThatAsksForItsOwnKeyAmongOthersIsToldSoAtOnce() {
        create(key -> key.equals("k") ? "" + cache.getAll(Set.of("k", "l")) : "loaded");

        assertThat(crowd.send(() -> cache.get("k")).failure()).isInstanceOf(LoadReentryException.class);
    }

    @Test
    void aBulkLoaderThatAsksForOneOfItsKeysIsToldSoAtOnce() {
        create(key -> cache.get("b"));

        assertThat(crowd.send(() -> cache.getAll(Set.of("a", "b"))).failure()).isInstanceOf(LoadReentryException.class);
    }

    @Test
    void aLoaderWhoseProcessorAsksForItsOwnKeyIsToldSoAtOnce() {
        create(key -> cache.invoke(key, (entry, arguments) -> entry.getValue()));

        assertThat(crowd.send(() -> cache.get("k")).failure()).hasRootCauseInstanceOf(LoadReentryException.class);
    }

    @Test
    void aLoaderMayGoOnWithoutItsOwnKey() {
        create(key -> {
            try {
                return cache.get(key);
            } catch (LoadReentryException e) {
                return "went on";
            }
        });

        assertThat(crowd.send(() -> cache.get("k")).result()).isEqualTo("went on");
        assertThat(cache.containsKey("k")).isTrue();
    }

    @Test
    void theKeyIsFreeAfterAReentry() {
        create(key -> cache.get(key));
        assertThatThrownBy(() -> cache.get("k")).isInstanceOf(LoadReentryException.class);

        cache.put("k", "put");

        assertThat(cache.get("k")).isEqualTo("put");
    }

    @Test
    void aLoaderMayAskForAnotherKey() {
        create(key -> key.isEmpty() ? "." : cache.get(key.substring(1)) + key.charAt(0));

        assertThat(crowd.send(() -> cache.get("abc")).result()).isEqualTo(".cba");
        assertThat(cache.containsKey("bc")).isTrue();
    }

    @Test
    void aLoaderMayAskForOtherKeysInBulk() {
        create(key -> key.equals("sum") ? "" + cache.getAll(Set.of("a", "b")).size() : "loaded");

        assertThat(crowd.send(() -> cache.get("sum")).result()).isEqualTo("2");
    }

    @Test
    void aLoaderMayLookWhetherItsKeyIsThere() {
        create(key -> "was there: " + cache.containsKey(key));

        assertThat(crowd.send(() -> cache.get("k")).result()).isEqualTo("was there: false");
    }

    @Test
    void whatALoaderPutsUnderItsOwnKeyStays() {
        create(key -> {
            cache.put(key, "put by the loader");
            return "loaded";
        });

        assertThat(crowd.send(() -> cache.get("k")).result()).isEqualTo("loaded");
        assertThat(cache.get("k")).isEqualTo("put by the loader");
    }

    @Test
    void ofTwoLoadersThatAskForEachOthersKeyOneIsToldSoAndNoneHangs() {
        CyclicBarrier bothLoading = new CyclicBarrier(2);
        create(key -> {
            meet(bothLoading);
            return cache.get(key.equals("a") ? "b" : "a");
        });

        List<Member<String>> members = crowd.sendTogether(2, number -> answer(number == 0 ? "a" : "b"));

        assertThat(members.stream().map(Member::result)).contains("told so");
    }

    @Test
    void loadersOfTwoCachesThatAskForEachOthersKeyAreToldSo() {
        Cache<String, String>[] caches = pair();
        caches[0] = ranch.cache(Configured.readThrough(new CountingLoader<>(key -> caches[1].get(key))));
        caches[1] = ranch.cache(Configured.readThrough(new CountingLoader<>(key -> caches[0].get(key))));

        assertThat(crowd.send(() -> caches[0].get("k")).failure()).isInstanceOf(LoadReentryException.class);
    }

    @Test
    void aLoaderMayAskForAKeyThatAnotherThreadIsLoading() {
        CyclicBarrier bothLoading = new CyclicBarrier(2);
        create(key -> {
            meet(bothLoading);
            return key.equals("a") ? cache.get("b") + "+a" : "b";
        });

        List<Member<String>> members = crowd.sendTogether(2, number -> answer(number == 0 ? "a" : "b"));

        assertThat(members.stream().map(Member::result)).containsExactly("b+a", "b");
    }

    private void create(Function<String, String> source) {
        cache = ranch.cache(Configured.readThrough(new CountingLoader<>(source)));
    }

    private String answer(String key) {
        try {
            return cache.get(key);
        } catch (LoadReentryException e) {
            return "told so";
        } catch (CacheLoaderException e) {
            return "told of the other's failure";
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of one type
    private static Cache<String, String>[] pair() {
        return new Cache[2];
    }
}
