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
import io.corral.fixture.Soon;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What closing a cache does to those who use it, and to the user's objects. */
class ClosingTest {

    @RegisterExtension
    final Ranch ranch = Ranch.ofItsOwn();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Gate gate = new Gate();
    private final Queue<String> closed = new ConcurrentLinkedQueue<>();

    /** Loader, writer and expiry policy in one, and all of them want to be closed. */
    private final class Everything
            implements CacheLoader<String, String>, CacheWriter<String, String>, ExpiryPolicy, AutoCloseable {

        private final String name;
        private final boolean fails;

        Everything(String name, boolean fails) {
            this.name = name;
            this.fails = fails;
        }

        @Override
        public void close() {
            closed.add(name);
            if (fails) {
                throw new IllegalStateException(name + " will not be closed");
            }
        }

        @Override
        public String load(String key) {
            return null;
        }

        @Override
        public Map<String, String> loadAll(Iterable<? extends String> keys) {
            return Map.of();
        }

        @Override
        public void write(Cache.Entry<? extends String, ? extends String> entry) {}

        @Override
        public void writeAll(Collection<Cache.Entry<? extends String, ? extends String>> entries) {}

        @Override
        public void delete(Object key) {}

        @Override
        public void deleteAll(Collection<?> keys) {}

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
            return null;
        }
    }

    @Test
    void whoeverWaitsForALoadIsToldThatTheCacheIsClosed() {
        Cache<String, String> cache = hanging();
        Member<String> leader = crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);
        Member<String> one = crowd.send(() -> cache.get("k"));
        Member<Object> all = crowd.send(() -> cache.getAll(Set.of("k")));
        one.awaitWaiting();
        all.awaitWaiting();

        cache.close();

        assertThat(one.failure()).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        assertThat(all.failure()).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        assertThat(leader.ended()).isFalse();
    }

    @Test
    void whoeverLoadsWhenTheCacheIsClosedGetsWhatItLoaded() {
        Cache<String, String> cache = hanging();
        Member<String> leader = crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);

        cache.close();
        gate.open();

        assertThat(leader.result()).isEqualTo("loaded k");
    }

    @Test
    void whatIsLoadedAfterTheCloseIsNotInTheNextCacheOfThatName() {
        Cache<String, String> cache = hanging();
        Member<String> leader = crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);
        cache.close();
        Cache<String, String> next = ranch.cache("mine", Configured.plain());

        gate.open();
        leader.result();

        assertThat(next.containsKey("k")).isFalse();
    }

    @Test
    void aBulkLoadThatIsRunningHearsOfItsEnd() {
        Cache<String, String> cache = hanging();
        Completion completion = new Completion();
        cache.loadAll(Set.of("k"), false, completion);
        gate.awaitArrivals(1);

        ranch.manager().close();
        gate.open();

        Soon.until("the end of loadAll", () -> completion.heard() == 1);
    }

    @Test
    void theUsersObjectsAreClosedOnceEach() {
        Everything loader = new Everything("loader", false);
        Everything writer = new Everything("writer", false);
        Everything policy = new Everything("policy", false);
        Cache<String, String> cache = ranch.cache(configured(loader, writer, policy));

        cache.close();
        cache.close();

        assertThat(closed).containsExactlyInAnyOrder("loader", "writer", "policy");
    }

    @Test
    void anObjectInManyRolesIsClosedOnce() {
        Everything all = new Everything("all", false);

        ranch.cache(configured(all, all, all)).close();

        assertThat(closed).containsExactly("all");
    }

    @Test
    void theUsersObjectsAreClosedWithTheManagerToo() {
        Everything all = new Everything("all", false);
        ranch.cache(configured(all, all, all));

        ranch.manager().close();

        assertThat(closed).containsExactly("all");
    }

    @Test
    void theUsersObjectsAreClosedWhenTheCacheIsDestroyed() {
        Everything all = new Everything("all", false);
        Cache<String, String> cache = ranch.cache(configured(all, all, all));

        ranch.manager().destroyCache(cache.getName());

        assertThat(closed).containsExactly("all");
        assertThat(cache.isClosed()).isTrue();
    }

    @Test
    void oneThatCannotBeClosedDoesNotKeepTheOthersOpen() {
        Everything loader = new Everything("loader", true);
        Everything writer = new Everything("writer", true);
        Everything policy = new Everything("policy", false);
        Cache<String, String> cache = ranch.cache(configured(loader, writer, policy));

        assertThatThrownBy(cache::close)
                .isInstanceOf(CacheException.class)
                .hasMessageContaining(cache.getName())
                .hasRootCauseMessage("loader will not be closed")
                .satisfies(thrown -> assertThat(thrown.getCause().getSuppressed())
                        .singleElement()
                        .satisfies(second -> assertThat(second).hasMessage("writer will not be closed")));

        assertThat(closed).containsExactlyInAnyOrder("loader", "writer", "policy");
        assertThat(cache.isClosed()).isTrue();
        assertThat(ranch.manager().getCacheNames()).isEmpty();
    }

    @Test
    void aCacheThatCannotBeClosedDoesNotKeepItsManagerOpen() {
        Everything all = new Everything("all", true);
        ranch.cache(configured(all, all, all));
        Cache<String, String> other = ranch.cache(Configured.plain());

        assertThatThrownBy(() -> ranch.manager().close()).isInstanceOf(CacheException.class);

        assertThat(other.isClosed()).isTrue();
        assertThat(ranch.manager().isClosed()).isTrue();
    }

    @Test
    void aFactoryThatFailsLeavesNothingBehind() {
        CorralConfiguration<String, String> broken = Configured.plain();
        Factory<CacheLoader<String, String>> factory = () -> {
            throw new IllegalArgumentException("no loader today");
        };
        broken.setCacheLoaderFactory(factory).setReadThrough(true);

        assertThatThrownBy(() -> ranch.cache("mine", broken)).hasStackTraceContaining("no loader today");

        assertThat(ranch.manager().getCacheNames()).isEmpty();
        assertThat(ranch.cache("mine", Configured.plain()).isClosed()).isFalse();
    }

    @Test
    void aListenersFactoryThatFailsLeavesNothingBehind() {
        CorralConfiguration<String, String> broken = Configured.plain();
        broken.setStatisticsEnabled(true)
                .addCacheEntryListenerConfiguration(new MutableCacheEntryListenerConfiguration<>(
                        () -> {
                            throw new IllegalArgumentException("no listener today");
                        },
                        null,
                        true,
                        true));

        assertThatThrownBy(() -> ranch.cache("mine", broken)).hasStackTraceContaining("no listener today");

        assertThat(ranch.manager().getCacheNames()).isEmpty();
        assertThat(ranch.cache("mine", Configured.plain()).isClosed()).isFalse();
    }

    private Cache<String, String> hanging() {
        return ranch.cache("mine", Configured.readThrough(new CountingLoader<>(key -> {
            gate.pass();
            return "loaded " + key;
        })));
    }

    private static CorralConfiguration<String, String> configured(
            CacheLoader<String, String> loader, CacheWriter<String, String> writer, ExpiryPolicy policy) {
        CorralConfiguration<String, String> configuration =
                Configured.writeThrough(Configured.readThrough(loader), writer);
        configuration.setExpiryPolicyFactory(() -> policy);
        return configuration;
    }
}
