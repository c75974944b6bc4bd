// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static io.corral.fixture.Heard.created;
import static io.corral.fixture.Heard.removed;
import static io.corral.fixture.Heard.updated;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Configured;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Ranch;
import io.corral.fixture.RecordingListener;
import io.corral.fixture.Soon;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.event.CacheEntryListenerException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A listener that takes its time over the first event of the key "slow". */
class ListenerBlockingTest {

    private static final String QUEUE = "io.corral.internal.event.Telling";

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Gate gate = new Gate();
    private final RecordingListener<String, String> listener = new RecordingListener<>(event -> {
        if (event.key().equals("slow")) {
            gate.pass();
        }
    });
    private Cache<String, String> cache;
    private Member<Void> first;

    @BeforeEach
    void create() {
        cache = ranch.cache(Configured.plain());
    }

    @Test
    void itsWriterWaitsForIt() {
        block();

        assertThat(first.ended()).isFalse();
        gate.open();
        first.result();
    }

    @Test
    void readersOfTheKeySeeTheChangeAtOnce() {
        block();

        assertThat(crowd.send(() -> cache.get("slow")).result()).isEqualTo("1");
        assertThat(crowd.send(() -> cache.getAll(Set.of("slow"))).result()).isEqualTo(Map.of("slow", "1"));
    }

    @Test
    void writersOfOtherKeysProceedAndAreHeard() {
        block();

        crowd.go(() -> cache.put("other", "v")).result();

        assertThat(listener.heard()).contains(created("other", "v"));
    }

    @Test
    void theNextWriteOfTheKeyIsDoneAtOnceAndHeardInItsTurn() {
        block();
        Member<Void> second = crowd.go(() -> cache.put("slow", "2"));
        second.awaitWaitingIn(QUEUE);

        assertThat(cache.get("slow")).isEqualTo("2");
        assertThat(listener.heard()).containsExactly(created("slow", "1"));
        gate.open();
        second.result();

        assertThat(listener.heard()).containsExactly(created("slow", "1"), updated("slow", "2", "1"));
    }

    @Test
    void whoeverWaitsTooLongToBeHeardIsToldAndIsHeardLater() {
        CorralConfiguration<String, String> impatient = Configured.plain();
        cache = ranch.cache(impatient.setStampedePolicy(Configured.loadWait(Duration.ofMillis(50))));
        block();

        assertThat(crowd.go(() -> cache.put("slow", "2")).failure())
                .isInstanceOf(CacheEntryListenerException.class)
                .hasMessageContaining("the write is done");
        assertThat(cache.get("slow")).isEqualTo("2");
        gate.open();

        Soon.asserted(
                () -> assertThat(listener.heard()).containsExactly(created("slow", "1"), updated("slow", "2", "1")));
    }

    @Test
    void whoeverIsInterruptedBeforeItIsHeardIsHeardLater() {
        block();
        Member<Void> second = crowd.go(() -> cache.put("slow", "2"));
        second.awaitWaitingIn(QUEUE);

        second.interrupt();
        assertThat(second.failure()).isInstanceOf(CacheException.class);
        gate.open();

        Soon.asserted(
                () -> assertThat(listener.heard()).containsExactly(created("slow", "1"), updated("slow", "2", "1")));
    }

    @Test
    void anAsynchronousListenerHindersNoWriter() {
        cache.registerCacheEntryListener(listener.asynchronous());

        crowd.go(() -> {
                    cache.put("slow", "1");
                    cache.put("slow", "2");
                    cache.put("other", "v");
                })
                .result();

        Soon.asserted(() -> assertThat(listener.heard()).contains(created("other", "v")));
        assertThat(listener.heardOf("slow")).hasSizeLessThan(2);
        gate.open();
        Soon.asserted(() ->
                assertThat(listener.heardOf("slow")).containsExactly(created("slow", "1"), updated("slow", "2", "1")));
    }

    @Test
    void aListenerMayWriteItsOwnKeyAndHearsOfItAfterwards() {
        RecordingListener<String, String> writing = new RecordingListener<>(event -> {
            if (event.equals(created("k", "1"))) {
                cache.put("k", "2");
            }
        });
        cache.registerCacheEntryListener(writing.synchronous());

        crowd.go(() -> cache.put("k", "1")).result();

        Soon.asserted(() -> assertThat(writing.heard()).containsExactly(created("k", "1"), updated("k", "2", "1")));
        assertThat(cache.get("k")).isEqualTo("2");
    }

    @Test
    void aListenerMayRemoveItsOwnKeyAndEveryListenerHearsItInOrder() {
        RecordingListener<String, String> removing = new RecordingListener<>(event -> {
            if (event.equals(created("k", "1"))) {
                cache.remove("k");
            }
        });
        RecordingListener<String, String> second = new RecordingListener<>();
        cache.registerCacheEntryListener(removing.synchronous());
        cache.registerCacheEntryListener(second.synchronous());

        crowd.go(() -> cache.put("k", "1")).result();

        Soon.asserted(() -> assertThat(removing.heard()).containsExactly(created("k", "1"), removed("k", "1")));
        Soon.asserted(() -> assertThat(second.heard()).containsExactly(created("k", "1"), removed("k", "1")));
    }

    @Test
    void aListenerMayWriteAnotherKey() {
        RecordingListener<String, String> writing = new RecordingListener<>(event -> {
            if (event.key().equals("k")) {
                cache.put("copy of k", (String) event.value());
            }
        });
        cache.registerCacheEntryListener(writing.synchronous());

        crowd.go(() -> cache.put("k", "1")).result();

        assertThat(cache.get("copy of k")).isEqualTo("1");
        Soon.asserted(() -> assertThat(writing.heard()).contains(created("copy of k", "1")));
    }

    @Test
    void listenersOfTwoCachesThatWriteEachOthersKeyDoNotWaitForEachOther() {
        Cache<String, String> other = ranch.cache(Configured.plain());
        cache.registerCacheEntryListener(new RecordingListener<String, String>(event -> {
                    other.putIfAbsent("k", "from the first");
                })
                .synchronous());
        other.registerCacheEntryListener(new RecordingListener<String, String>(event -> {
                    cache.putIfAbsent("k", "from the second");
                })
                .synchronous());

        crowd.together(2, number -> (number == 0 ? cache : other).put("k", "v"));

        assertThat(cache.containsKey("k")).isTrue();
        assertThat(other.containsKey("k")).isTrue();
    }

    /** Has a writer wait for its listener. */
    private void block() {
        cache.registerCacheEntryListener(listener.synchronous());
        first = crowd.go(() -> cache.put("slow", "1"));
        gate.awaitArrivals(1);
    }
}
