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
import java.util.List;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.processor.EntryProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many threads' entry processors on the same keys: each takes effect once. */
class ProcessorAtomicityTest {

    private static final int THREADS = 8;
    private static final int EACH = 100;

    private static final EntryProcessor<String, Integer, Integer> INCREMENT = (entry, arguments) -> {
        Integer value = entry.getValue();
        entry.setValue(value == null ? 1 : value + 1);
        return value;
    };

    /** A value with two parts, each of which another kind of writer changes. */
    record Both(int processed, int replaced) {}

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    @Test
    void incrementsAreNeverLostAndNeverDoubled() {
        Cache<String, Integer> cache = ranch.cache(Configured.plain());

        increment(cache);

        assertThat(cache.get("k")).isEqualTo(THREADS * EACH);
    }

    @Test
    void noTwoProcessorsSeeTheSameValue() {
        Cache<String, Integer> cache = ranch.cache(Configured.plain());
        cache.put("k", 0);
        List<Member<Integer>> members = crowd.sendTogether(16, number -> cache.invoke("k", INCREMENT));

        assertThat(members.stream().map(Member::result)).doesNotHaveDuplicates();
    }

    @Test
    void incrementsOfAValueThatHasToBeLoadedFirstAreExact() {
        CountingLoader<String, Integer> loader = new CountingLoader<>(key -> 1_000);
        Cache<String, Integer> cache = ranch.cache(Configured.readThrough(loader));

        increment(cache);

        assertThat(cache.get("k")).isEqualTo(1_000 + THREADS * EACH);
        assertThat(loader.asked()).containsExactly("k");
    }

    @Test
    void theWriterIsCalledOnceForEachProcessorAndEndsWithTheSameValue() {
        RecordingWriter<String, Integer> writer = new RecordingWriter<>();
        Cache<String, Integer> cache = ranch.cache(Configured.writeThrough(writer));

        increment(cache);

        assertThat(cache.get("k")).isEqualTo(THREADS * EACH);
        assertThat(writer.store()).containsEntry("k", THREADS * EACH);
        assertThat(writer.calls()).hasSize(THREADS * EACH);
    }

    @Test
    void incrementsOfALoadedValueThatAreWrittenThroughAreExact() {
        RecordingWriter<String, Integer> writer = new RecordingWriter<>();
        CountingLoader<String, Integer> loader = new CountingLoader<>(key -> 1_000);
        Cache<String, Integer> cache = ranch.cache(Configured.writeThrough(Configured.readThrough(loader), writer));

        increment(cache);

        assertThat(cache.get("k")).isEqualTo(1_000 + THREADS * EACH);
        assertThat(writer.store()).containsEntry("k", 1_000 + THREADS * EACH);
        assertThat(writer.calls()).hasSize(THREADS * EACH);
    }

    @Test
    void incrementsOfManyKeysAtOnceAreExact() {
        Cache<String, Integer> cache = ranch.cache(Configured.plain());
        Set<String> keys = Set.of("a", "b", "c");

        crowd.together(4, number -> {
            for (int i = 0; i < 50; i++) {
                cache.invokeAll(keys, INCREMENT);
            }
        });

        assertThat(cache.getAll(keys).values()).containsExactly(200, 200, 200);
    }

    @Test
    void processorsAndReplacementsDoNotUndoEachOther() {
        Cache<String, Both> cache = ranch.cache(Configured.plain());
        cache.put("k", new Both(0, 0));

        crowd.together(4, number -> {
            for (int i = 0; i < EACH; i++) {
                if (number % 2 == 0) {
                    cache.invoke("k", (entry, arguments) -> {
                        Both both = entry.getValue();
                        entry.setValue(new Both(both.processed() + 1, both.replaced()));
                        return null;
                    });
                } else {
                    replace(cache);
                }
            }
        });

        assertThat(cache.get("k")).isEqualTo(new Both(2 * EACH, 2 * EACH));
    }

    @Test
    void ofManyProcessorsThatTakeAValueAwayOneGetsIt() {
        Cache<String, Integer> cache = ranch.cache(Configured.plain());
        for (int round = 0; round < 50; round++) {
            cache.put("k", round);
            List<Member<Integer>> members = crowd.sendTogether(
                    4,
                    number -> cache.invoke("k", (entry, arguments) -> {
                        Integer value = entry.getValue();
                        entry.remove();
                        return value;
                    }));
            assertThat(members.stream().map(Member::result).filter(value -> value != null))
                    .hasSize(1);
        }
    }

    @Test
    void ofManyProcessorsThatFillAnAbsentKeyOneDoes() {
        Cache<String, Integer> cache = ranch.cache(Configured.plain());
        for (int round = 0; round < 50; round++) {
            String key = "k" + round;
            List<Member<Boolean>> members = crowd.sendTogether(
                    4,
                    number -> cache.invoke(key, (entry, arguments) -> {
                        if (entry.exists()) {
                            return false;
                        }
                        entry.setValue(number);
                        return true;
                    }));
            assertThat(members.stream().map(Member::result).filter(filled -> filled))
                    .hasSize(1);
        }
    }

    @Test
    void aProcessorThatTakesItsTimeHindersNobody() {
        Cache<String, Integer> cache = ranch.cache(Configured.plain());
        cache.put("k", 1);
        Gate gate = new Gate();
        Member<Integer> slow = crowd.send(() -> cache.invoke("k", (entry, arguments) -> {
            gate.pass();
            return entry.getValue();
        }));
        gate.awaitArrivals(1);

        crowd.go(() -> cache.put("k", 2)).result();
        assertThat(crowd.send(() -> cache.get("k")).result()).isEqualTo(2);
        assertThat(crowd.send(() -> cache.invoke("other", INCREMENT)).result()).isNull();
        assertThat(crowd.send(() -> cache.invoke("k", INCREMENT)).result()).isEqualTo(2);
        gate.open();

        assertThat(slow.result()).isEqualTo(1);
        assertThat(cache.get("k")).isEqualTo(3);
    }

    @Test
    void aProcessorWhoseValueWasReplacedMeanwhileRunsAgainOnTheNewOne() {
        Cache<String, Integer> cache = ranch.cache(Configured.plain());
        cache.put("k", 1);
        Gate gate = new Gate();
        Member<Integer> slow = crowd.send(() -> cache.invoke("k", (entry, arguments) -> {
            int value = entry.getValue();
            gate.pass();
            entry.setValue(value + 1);
            return value;
        }));
        gate.awaitArrivals(1);

        cache.put("k", 10);
        gate.open();

        assertThat(slow.result()).isEqualTo(10);
        assertThat(cache.get("k")).isEqualTo(11);
        assertThat(gate.arrivals()).isEqualTo(2);
    }

    private void increment(Cache<String, Integer> cache) {
        crowd.together(THREADS, number -> {
            for (int i = 0; i < EACH; i++) {
                cache.invoke("k", INCREMENT);
            }
        });
    }

    private static void replace(Cache<String, Both> cache) {
        for (boolean done = false; !done; ) {
            Both both = cache.get("k");
            done = cache.replace("k", both, new Both(both.processed(), both.replaced() + 1));
        }
    }
}
