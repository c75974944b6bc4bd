// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static io.corral.fixture.Heard.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Ranch;
import io.corral.fixture.RecordingListener;
import io.corral.fixture.Soon;
import io.corral.fixture.Verb;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.event.CacheEntryListenerException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listeners that throw. */
class ListenerFailureTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final IllegalStateException failure = new IllegalStateException("a listener's own");
    private final RecordingListener<String, String> throwing = new RecordingListener<>(event -> {
        throw failure;
    });
    private final RecordingListener<String, String> listener = new RecordingListener<>();
    private Cache<String, String> cache;

    @BeforeEach
    void create() {
        cache = ranch.cache(Configured.plain());
    }

    @ParameterizedTest
    @EnumSource(
            value = Verb.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PUT_IF_ABSENT", "CLEAR"})
    void theCallerIsToldAndTheChangeStays(Verb verb) {
        cache.put("k", "old");
        cache.registerCacheEntryListener(throwing.synchronous());

        assertThatThrownBy(() -> verb.apply(cache, "k", "new"))
                .isInstanceOf(CacheEntryListenerException.class)
                .hasRootCause(failure)
                .hasMessageContaining(cache.getName());

        assertThat(cache.get("k")).isNotEqualTo("old");
    }

    @Test
    void aListenersOwnCacheEntryListenerExceptionIsNotWrapped() {
        CacheEntryListenerException mine = new CacheEntryListenerException("mine");
        cache.registerCacheEntryListener(new RecordingListener<String, String>(event -> {
                    throw mine;
                })
                .synchronous());

        assertThat(catchThrowable(() -> cache.put("k", "v"))).isSameAs(mine);
    }

    @Test
    void theOthersHearAllTheSame() {
        cache.registerCacheEntryListener(throwing.synchronous());
        cache.registerCacheEntryListener(listener.synchronous());

        assertThatThrownBy(() -> cache.put("k", "v")).isInstanceOf(CacheEntryListenerException.class);

        assertThat(listener.heard()).containsExactly(created("k", "v"));
    }

    @Test
    void theFailureOfASecondListenerIsSuppressed() {
        RecordingListener<String, String> second = new RecordingListener<>(event -> {
            throw new IllegalArgumentException("the second one's");
        });
        cache.registerCacheEntryListener(throwing.synchronous());
        cache.registerCacheEntryListener(second.synchronous());

        Throwable thrown = catchThrowable(() -> cache.put("k", "v"));

        assertThat(thrown).hasRootCause(failure);
        assertThat(thrown.getSuppressed())
                .singleElement()
                .satisfies(suppressed -> assertThat(suppressed).hasRootCauseMessage("the second one's"));
    }

    @Test
    void everyKeyOfABulkWriteIsHeardThoughOneFails() {
        cache.registerCacheEntryListener(throwing.synchronous());
        cache.registerCacheEntryListener(listener.synchronous());

        assertThatThrownBy(() -> cache.putAll(Map.of("a", "1", "b", "2", "c", "3")))
                .isInstanceOf(CacheEntryListenerException.class);

        assertThat(listener.heard()).hasSize(3);
        assertThat(cache.getAll(Set.of("a", "b", "c"))).hasSize(3);
    }

    @Test
    void aFilterThatThrowsIsAsAListenerThatThrows() {
        cache.registerCacheEntryListener(listener.filtered(event -> {
            throw failure;
        }));

        assertThatThrownBy(() -> cache.put("k", "v"))
                .isInstanceOf(CacheEntryListenerException.class)
                .hasRootCause(failure);

        assertThat(cache.get("k")).isEqualTo("v");
        assertThat(listener.heard()).isEmpty();
    }

    @Test
    void nobodyIsToldOfAnAsynchronousListenersFailureAndItHearsOn() {
        cache.registerCacheEntryListener(throwing.asynchronous());

        cache.put("k", "1");
        cache.put("k", "2");

        Soon.asserted(() -> assertThat(throwing.heard()).hasSize(2));
    }

    @Test
    void theListenerThatThrewHearsTheNextEvent() {
        cache.registerCacheEntryListener(throwing.synchronous());

        assertThatThrownBy(() -> cache.put("k", "1")).isInstanceOf(CacheEntryListenerException.class);
        assertThatThrownBy(() -> cache.put("k", "2")).isInstanceOf(CacheEntryListenerException.class);

        assertThat(throwing.heard()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anErrorDoesNotKeepOthersFromHearingThisEventAndTheNext(boolean synchronous) {
        boolean[] fail = {true};
        RecordingListener<String, String> broken = new RecordingListener<>(event -> {
            if (fail[0]) {
                throw new LinkageError("a broken listener");
            }
        });
        cache.registerCacheEntryListener(broken.synchronous());
        cache.registerCacheEntryListener(synchronous ? listener.synchronous() : listener.asynchronous());

        assertThatThrownBy(() -> cache.put("k", "1")).isInstanceOf(LinkageError.class);
        fail[0] = false;
        crowd.go(() -> cache.put("k", "2")).result();

        Soon.asserted(() -> assertThat(listener.heard()).hasSize(2));
    }

    @Test
    void anErrorInABulkWriteDoesNotKeepOthersFromHearingOfTheOtherKeys() {
        boolean[] fail = {true};
        cache.registerCacheEntryListener(new RecordingListener<String, String>(event -> {
                    if (fail[0]) {
                        throw new LinkageError("a broken listener");
                    }
                })
                .synchronous());
        cache.registerCacheEntryListener(listener.synchronous());

        assertThatThrownBy(() -> cache.putAll(Map.of("a", "1", "b", "2", "c", "3")))
                .isInstanceOf(LinkageError.class);
        fail[0] = false;

        assertThat(listener.heard()).hasSize(3);
        crowd.go(() -> cache.putAll(Map.of("a", "4", "b", "5", "c", "6"))).result();
        assertThat(listener.heard()).hasSize(6);
    }

    @Test
    void aReaderWhoseLoadIsHeardIsToldAndTheValueStays() {
        Cache<String, String> loading = ranch.cache(Configured.readThrough(new CountingLoader<>(key -> "loaded")));
        loading.registerCacheEntryListener(throwing.synchronous());

        assertThatThrownBy(() -> loading.get("k")).isInstanceOf(CacheEntryListenerException.class);
        assertThatThrownBy(() -> loading.getAll(Set.of("a", "b"))).isInstanceOf(CacheEntryListenerException.class);

        assertThat(loading.getAll(Set.of("k", "a", "b"))).hasSize(3);
    }

    @Test
    void thoseWhoJoinedALoadAreNotToldOfAListenersFailure() {
        Gate gate = new Gate();
        Cache<String, String> loading = ranch.cache(Configured.readThrough(new CountingLoader<>(key -> {
            gate.pass();
            return "loaded";
        })));
        loading.registerCacheEntryListener(throwing.synchronous());
        Member<String> leader = crowd.send(() -> loading.get("k"));
        gate.awaitArrivals(1);
        Member<String> joiner = crowd.send(() -> loading.get("k"));
        joiner.awaitWaiting();

        gate.open();

        assertThat(leader.failure()).isInstanceOf(CacheEntryListenerException.class);
        assertThat(joiner.result()).isEqualTo("loaded");
    }
}
