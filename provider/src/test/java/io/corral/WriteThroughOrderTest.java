// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Ranch;
import io.corral.fixture.RecordingWriter;
import io.corral.fixture.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The user's store and the cache, when many threads write. The writer takes its time over the key "slow". */
class WriteThroughOrderTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final AtomicReference<Gate> gate = new AtomicReference<>(new Gate());
    private final RecordingWriter<String, String> writer = new RecordingWriter<>(key -> {
        if (key.equals("slow")) {
            gate.get().pass();
        }
    });
    private Cache<String, String> cache;

    @BeforeEach
    void create() {
        cache = ranch.cache(Configured.writeThrough(writer));
    }

    @Test
    void twoWritersOfOneKeyLeaveStoreAndCacheEqual() {
        for (int round = 0; round < 200; round++) {
            crowd.together(2, number -> cache.put("k", "v" + number));
            assertThat(cache.get("k")).isEqualTo(writer.store().get("k"));
        }
    }

    @Test
    void writersWithDifferentVerbsLeaveStoreAndCacheEqual() {
        Verb[] verbs = {Verb.PUT, Verb.REMOVE, Verb.INVOKE_SET, Verb.PUT_ALL, Verb.REMOVE_KEYS, Verb.GET_AND_REPLACE};
        for (int round = 0; round < 50; round++) {
            crowd.together(verbs.length, number -> verbs[number].apply(cache, "k", "v" + number));
            assertThat(cache.get("k")).isEqualTo(writer.store().get("k"));
        }
    }

    @Test
    void aLoadAmongWritersLeavesStoreAndCacheEqual() {
        CountingLoader<String, String> loader =
                new CountingLoader<>(key -> writer.store().get(key));
        Cache<String, String> both = ranch.cache(Configured.writeThrough(Configured.readThrough(loader), writer));
        for (int round = 0; round < 100; round++) {
            String key = "k" + round;
            crowd.together(4, number -> {
                if (number < 2) {
                    both.put(key, "v" + number);
                } else {
                    both.get(key);
                }
            });
            assertThat(both.get(key)).isEqualTo(writer.store().get(key));
        }
    }

    @Test
    void writersOfManyKeysInAnotherOrderDoNotWaitForEachOther() {
        List<String> keys = IntStream.range(0, 20).mapToObj(i -> "k" + i).toList();
        List<String> reversed = new ArrayList<>(keys);
        Collections.reverse(reversed);
        for (int round = 0; round < 25; round++) {
            crowd.together(4, number -> {
                List<String> mine = number % 2 == 0 ? keys : reversed;
                if (number == 3) {
                    cache.removeAll(new LinkedHashSet<>(mine));
                } else {
                    Map<String, String> map = new LinkedHashMap<>();
                    mine.forEach(key -> map.put(key, "v" + number));
                    cache.putAll(map);
                }
            });
            assertThat(cache.getAll(new LinkedHashSet<>(keys))).isEqualTo(writer.store());
        }
    }

    @Test
    void aSlowWriterOfAKeyDoesNotHinderItsReaders() {
        gate.get().open();
        cache.put("slow", "old");
        gate.set(new Gate());
        crowd.go(() -> cache.put("slow", "new"));
        gate.get().awaitArrivals(1);

        assertThat(crowd.send(() -> cache.get("slow")).result()).isEqualTo("old");
        assertThat(crowd.send(() -> cache.containsKey("slow")).result()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Verb.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REMOVE_ALL"})
    void aSlowWriterOfAKeyDoesNotHinderWritersOfOtherKeys(Verb verb) {
        crowd.go(() -> cache.put("slow", "new"));
        gate.get().awaitArrivals(1);

        Member<Void> other = crowd.go(() -> verb.apply(cache, "other", "v"));

        other.result();
        assertThat(writer.store()).doesNotContainKey("slow");
    }

    @Test
    void aValueIsNotInTheCacheBeforeItIsInTheStore() {
        Member<Void> slow = crowd.go(() -> cache.put("slow", "new"));
        gate.get().awaitArrivals(1);

        assertThat(cache.containsKey("slow")).isFalse();
        gate.get().open();
        slow.result();
        assertThat(cache.get("slow")).isEqualTo("new");
    }

    @Test
    void writersOfAKeyFollowInTheOrderInWhichTheyCame() {
        Member<Void> first = crowd.go(() -> cache.put("slow", "v0"));
        gate.get().awaitArrivals(1);
        List<Member<Void>> others = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            String value = "v" + i;
            Member<Void> other = crowd.go(() -> cache.put("slow", value));
            other.awaitWaiting();
            others.add(other);
        }

        gate.get().open();
        first.result();
        others.forEach(Member::result);

        assertThat(writer.calls())
                .containsExactly("write slow=v0", "write slow=v1", "write slow=v2", "write slow=v3", "write slow=v4");
        assertThat(cache.get("slow")).isEqualTo("v4");
    }

    @Test
    void whoeverWaitsTooLongForItsTurnIsToldSoAndHasWrittenNothing() {
        CorralConfiguration<String, String> impatient = Configured.writeThrough(writer);
        Cache<String, String> other =
                ranch.cache(impatient.setStampedePolicy(Configured.loadWait(Duration.ofMillis(50))));
        Member<Void> first = crowd.go(() -> other.put("slow", "first"));
        gate.get().awaitArrivals(1);

        assertThat(crowd.go(() -> other.put("slow", "second")).failure())
                .isExactlyInstanceOf(CacheException.class)
                .hasMessageContaining(other.getName())
                .hasMessageContaining("50 ms");
        gate.get().open();
        first.result();

        assertThat(other.get("slow")).isEqualTo("first");
        assertThat(writer.calls()).containsExactly("write slow=first");
    }

    @Test
    void whoeverIsInterruptedBeforeItsTurnHasWrittenNothing() {
        Member<Void> first = crowd.go(() -> cache.put("slow", "first"));
        gate.get().awaitArrivals(1);
        Member<Void> second = crowd.go(() -> cache.put("slow", "second"));
        second.awaitWaiting();
        Member<Void> third = crowd.go(() -> cache.put("slow", "third"));
        third.awaitWaiting();

        second.interrupt();
        assertThat(second.failure()).isExactlyInstanceOf(CacheException.class);
        gate.get().open();
        first.result();
        third.result();

        assertThat(writer.calls()).containsExactly("write slow=first", "write slow=third");
        assertThat(cache.get("slow")).isEqualTo("third");
    }
}
