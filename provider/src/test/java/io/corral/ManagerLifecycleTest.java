// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Completion;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Ranch;
import io.corral.fixture.Statistics;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Properties;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.Factory;
import javax.cache.integration.CacheLoader;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Managers and caches that are closed, destroyed and made again while somebody uses them. */
class ManagerLifecycleTest {

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final CachingProvider provider = new CorralCachingProvider();
    private final URI uri = Ranch.freshUri();
    private final Gate gate = new Gate();

    @AfterEach
    void close() {
        gate.open();
        provider.close();
    }

    @Test
    void closingAManagerDoesNotWaitForALoaderThatHangs() {
        CacheManager manager = manager();
        Member<String> leader = load(hanging(manager));

        crowd.go(manager::close).result();

        assertThat(leader.ended()).isFalse();
        gate.open();
        assertThat(leader.result()).isEqualTo("loaded");
    }

    @Test
    void whoeverWaitsForALoadIsToldThatTheManagerIsClosed() {
        CacheManager manager = manager();
        Cache<String, String> cache = hanging(manager);
        load(cache);
        Member<String> reader = crowd.send(() -> cache.get("k"));
        Member<String> processor = crowd.send(() -> cache.invoke("k", (entry, arguments) -> entry.getValue()));
        reader.awaitWaiting();
        processor.awaitWaiting();

        manager.close();

        assertThat(reader.failure()).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        assertThat(processor.failure()).hasStackTraceContaining("the cache is closed");
    }

    @Test
    void destroyingACacheDoesNotWaitForALoaderThatHangs() {
        CacheManager manager = manager();
        Cache<String, String> cache = hanging(manager);
        Member<String> leader = load(cache);
        Member<String> reader = crowd.send(() -> cache.get("k"));
        reader.awaitWaiting();

        crowd.go(() -> manager.destroyCache("mine")).result();

        assertThat(reader.failure()).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        assertThat(leader.ended()).isFalse();
    }

    @Test
    void whatIsLoadedWhileItsCacheIsDestroyedIsNotInTheNextOne() {
        CacheManager manager = manager();
        Member<String> leader = load(hanging(manager));
        manager.destroyCache("mine");
        Cache<String, String> next = manager.createCache("mine", Configured.<String, String>plain());

        gate.open();

        assertThat(leader.result()).isEqualTo("loaded");
        assertThat(next.containsKey("k")).isFalse();
        assertThat(next.isClosed()).isFalse();
    }

    @Test
    void theNextCacheOfThatNameLoadsWhileTheLoaderOfTheLastOneHangs() {
        CacheManager manager = manager();
        load(hanging(manager));
        manager.destroyCache("mine");
        Cache<String, String> next =
                manager.createCache("mine", Configured.readThrough(new CountingLoader<>(key -> "next")));

        assertThat(crowd.send(() -> next.get("k")).result()).isEqualTo("next");
    }

    @Test
    void theNextManagerOfThatUriLoadsWhileALoaderOfTheLastOneHangs() {
        CacheManager manager = manager();
        load(hanging(manager));
        manager.close();
        Cache<String, String> next =
                manager().createCache("mine", Configured.readThrough(new CountingLoader<>(key -> "next")));

        assertThat(manager()).isNotSameAs(manager);
        assertThat(crowd.send(() -> next.get("k")).result()).isEqualTo("next");
        gate.open();
        assertThat(next.get("k")).isEqualTo("next");
    }

    @Test
    void aManagerThatWasClosedTakesItsCachesToTheirEndAndNotThoseOfTheNext() {
        CacheManager first = manager();
        Cache<String, String> old = first.createCache("mine", Configured.<String, String>plain());
        first.close();
        Cache<String, String> next = manager().createCache("mine", Configured.<String, String>plain());
        next.put("k", "v");

        first.close();
        old.close();

        assertThat(old.isClosed()).isTrue();
        assertThat(next.get("k")).isEqualTo("v");
        assertThat(provider.getCacheManager(uri, null).getCacheNames()).containsExactly("mine");
    }

    @Test
    void loadAllThatRunsWhenTheManagerIsClosedComesToAnEnd() {
        CacheManager manager = manager();
        Cache<String, String> cache = hanging(manager);
        Completion completion = new Completion();
        cache.loadAll(Set.of("k"), false, completion);
        gate.awaitArrivals(1);

        crowd.go(manager::close).result();
        gate.open();

        completion.awaitSuccess();
    }

    @Test
    void aFactoryThatTakesItsTimeHindersNeitherWhoeverGetsACacheNorOtherManagers() {
        CacheManager manager = manager();
        Cache<String, String> existing = manager.createCache("existing", Configured.<String, String>plain());
        Factory<CacheLoader<String, String>> factory = () -> {
            gate.pass();
            return new CountingLoader<>(key -> "loaded");
        };
        CorralConfiguration<String, String> slow = Configured.plain();
        slow.setReadThrough(true).setCacheLoaderFactory(factory);
        Member<Cache<String, String>> creator = crowd.send(() -> manager.createCache("mine", slow));
        gate.awaitArrivals(1);

        assertThat(crowd.send(() -> manager.<String, String>getCache("existing"))
                        .result())
                .isSameAs(existing);
        assertThat(crowd.send(() -> manager.<String, String>getCache("mine")).result())
                .isNull();
        CacheManager other = provider.getCacheManager(Ranch.freshUri(), null);
        assertThat(crowd.send(() -> other.createCache("mine", Configured.<String, String>plain()))
                        .result()
                        .isClosed())
                .isFalse();
        gate.open();

        assertThat(creator.result()).isSameAs(manager.<String, String>getCache("mine"));
    }

    @Test
    void aFactoryMayUseOtherCachesOfItsManager() {
        CacheManager manager = manager();
        Cache<String, String> existing = manager.createCache("existing", Configured.<String, String>plain());
        existing.put("k", "v");
        Factory<CacheLoader<String, String>> factory = () -> {
            String value = manager.<String, String>getCache("existing").get("k");
            return new CountingLoader<>(key -> value);
        };
        CorralConfiguration<String, String> configuration = Configured.plain();
        configuration.setReadThrough(true).setCacheLoaderFactory(factory);

        assertThat(manager.createCache("mine", configuration).get("any")).isEqualTo("v");
    }

    @Test
    void ofManyWhoCreateOneCacheOneDoes() {
        CacheManager manager = manager();

        long created = crowd
                .sendTogether(8, number -> {
                    try {
                        manager.createCache("mine", Configured.<String, String>plain());
                        return true;
                    } catch (CacheException e) {
                        return false;
                    }
                })
                .stream()
                .filter(Member::result)
                .count();

        assertThat(created).isEqualTo(1);
        assertThat(manager.getCacheNames()).containsExactly("mine");
    }

    @Test
    void theSecondWhoAsksForAManagerGetsItAsItIsWhateverItsProperties() {
        Properties first = new Properties();
        first.setProperty("corral.cache.mine.load-wait", "40ms");
        Properties second = new Properties();
        second.setProperty("corral.cache.mine.load-wait", "50ms");
        CacheManager manager = provider.getCacheManager(uri, null, first);

        assertThat(provider.getCacheManager(uri, null, second)).isSameAs(manager);
        assertThat(manager.getProperties()).isEqualTo(first);
        Cache<String, String> cache = hanging(manager);
        load(cache);
        assertThat(crowd.send(() -> cache.get("k")).failure()).hasMessageContaining("(40 ms)");
    }

    @Test
    void beansOfTwoManagersWithOneUriAreThoseOfTheFirstCache() throws Exception {
        CorralConfiguration<String, String> counting = Configured.plain();
        counting.setStatisticsEnabled(true);
        try (URLClassLoader loader = new URLClassLoader(new URL[0], getClass().getClassLoader())) {
            Cache<String, String> first = manager().createCache("mine", counting);
            Cache<String, String> second = provider.getCacheManager(uri, loader).createCache("mine", counting);
            first.put("k", "v");
            second.put("a", "v");
            second.put("b", "v");
            assertThat(Statistics.of(first).count("CachePuts")).isEqualTo(1);

            second.close();
            assertThat(Statistics.of(first).registered()).isTrue();
            first.close();

            assertThat(Statistics.of(first).registered()).isFalse();
        }
    }

    @Test
    void whatFailsBecauseACacheIsClosedNamesTheCache() {
        CacheManager manager = manager();
        Cache<String, String> cache = manager.createCache("mine", Configured.<String, String>plain());
        manager.close();

        assertThatThrownBy(() -> cache.get("k"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cache 'mine': the cache is closed");
    }

    private CacheManager manager() {
        return provider.getCacheManager(uri, null);
    }

    private Cache<String, String> hanging(CacheManager manager) {
        CorralConfiguration<String, String> configuration = Configured.readThrough(new CountingLoader<>(key -> {
            gate.pass();
            return "loaded";
        }));
        return manager.createCache("mine", configuration);
    }

    private Member<String> load(Cache<String, String> cache) {
        Member<String> leader = crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);
        return leader;
    }
}
