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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.integration.CacheLoader;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Writes of a key whose loader, the first time it is asked, does not come back until the gate is opened. */
class WriteDuringLoadTest {

    private static final String KEY = "k";

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Gate gate = new Gate();
    private final AtomicInteger loads = new AtomicInteger();
    private Cache<String, String> cache;

    static Stream<Arguments> fencing() {
        return of(Verb.ALWAYS_WRITING);
    }

    static Stream<Arguments> ofOneKey() {
        return of(Verb.ALWAYS_WRITING.stream()
                .filter(verb -> verb != Verb.CLEAR && verb != Verb.REMOVE_ALL)
                .toList());
    }

    static Stream<Arguments> removing() {
        return of(Verb.REMOVING);
    }

    static Stream<Arguments> storing() {
        return of(Verb.STORING);
    }

    static Stream<Arguments> idle() {
        return of(Verb.IDLE_WHEN_ABSENT);
    }

    private static Stream<Arguments> of(List<Verb> verbs) {
        return verbs.stream().flatMap(verb -> Stream.of(Arguments.of(verb, false), Arguments.of(verb, true)));
    }

    @ParameterizedTest(name = "{0}, write-through {1}")
    @MethodSource("storing")
    void aStoreDoesNotWaitForTheLoadAndWins(Verb verb, boolean writeThrough) {
        Member<String> leader = hang(writeThrough);

        crowd.go(() -> verb.apply(cache, KEY, "written")).result();
        assertThat(cache.get(KEY)).isEqualTo("written");
        gate.open();
        leader.result();

        assertThat(cache.get(KEY)).isEqualTo("written");
        assertThat(loads).hasValue(1);
    }

    @ParameterizedTest(name = "{0}, write-through {1}")
    @MethodSource("removing")
    void aRemovalDoesNotWaitForTheLoadAndWins(Verb verb, boolean writeThrough) {
        Member<String> leader = hang(writeThrough);

        crowd.go(() -> verb.apply(cache, KEY, "unused")).result();
        gate.open();
        leader.result();

        assertThat(cache.containsKey(KEY)).isFalse();
    }

    @ParameterizedTest(name = "{0}, write-through {1}")
    @MethodSource("fencing")
    void theCallerWhoseLoadWasOvertakenStillGetsWhatItLoaded(Verb verb, boolean writeThrough) {
        Member<String> leader = hang(writeThrough);

        verb.apply(cache, KEY, "written");
        gate.open();

        assertThat(leader.result()).isEqualTo("loaded 1");
    }

    @ParameterizedTest(name = "{0}, write-through {1}")
    @MethodSource("storing")
    void thoseWhoWaitForTheLoadGetWhatWasStoredAtOnce(Verb verb, boolean writeThrough) {
        hang(writeThrough);
        Member<String> joiner = crowd.send(() -> cache.get(KEY));
        joiner.awaitWaiting();

        verb.apply(cache, KEY, "written");

        assertThat(joiner.result()).isEqualTo("written");
    }

    @ParameterizedTest(name = "{0}, write-through {1}")
    @MethodSource("removing")
    void thoseWhoWaitForTheLoadLoadAnewAfterARemoval(Verb verb, boolean writeThrough) {
        Member<String> leader = hang(writeThrough);
        Member<String> joiner = crowd.send(() -> cache.get(KEY));
        joiner.awaitWaiting();

        verb.apply(cache, KEY, "unused");
        assertThat(joiner.result()).isEqualTo("loaded 2");
        gate.open();
        leader.result();

        assertThat(cache.get(KEY)).isEqualTo("loaded 2");
        assertThat(loads).hasValue(2);
    }

    @ParameterizedTest(name = "{0}, write-through {1}")
    @MethodSource("removing")
    void whoeverComesAfterARemovalDoesNotJoinTheOldLoad(Verb verb, boolean writeThrough) {
        hang(writeThrough);

        verb.apply(cache, KEY, "unused");

        assertThat(crowd.send(() -> cache.get(KEY)).result()).isEqualTo("loaded 2");
    }

    @ParameterizedTest(name = "{0}, write-through {1}")
    @MethodSource("idle")
    void aVerbThatFindsNothingToDoDoesNotWaitAndLetsTheLoadLand(Verb verb, boolean writeThrough) {
        Member<String> leader = hang(writeThrough);

        crowd.go(() -> verb.apply(cache, KEY, "unused")).result();
        gate.open();

        assertThat(leader.result()).isEqualTo("loaded 1");
        assertThat(cache.get(KEY)).isEqualTo("loaded 1");
        assertThat(loads).hasValue(1);
    }

    @ParameterizedTest(name = "{0}, write-through {1}")
    @MethodSource("ofOneKey")
    void aWriteOfAnotherKeyLetsTheLoadLand(Verb verb, boolean writeThrough) {
        Member<String> leader = hang(writeThrough);

        verb.apply(cache, "other", "written");
        gate.open();

        assertThat(leader.result()).isEqualTo("loaded 1");
        assertThat(cache.containsKey(KEY)).isTrue();
    }

    private Member<String> hang(boolean writeThrough) {
        CacheLoader<String, String> loader = new CountingLoader<>(key -> {
            int load = loads.incrementAndGet();
            if (load == 1) {
                gate.pass();
            }
            return "loaded " + load;
        });
        CorralConfiguration<String, String> configuration = Configured.readThrough(loader);
        if (writeThrough) {
            Configured.writeThrough(configuration, new RecordingWriter<String, String>());
        }
        cache = ranch.cache(configuration);
        Member<String> leader = crowd.send(() -> cache.get(KEY));
        gate.awaitArrivals(1);
        return leader;
    }
}
