// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Configured;
import io.corral.fixture.Crowd;
import io.corral.fixture.Member;
import io.corral.fixture.Ranch;
import io.corral.fixture.RecordingWriter;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entry processors that use the cache they run in. */
class ProcessorReentryTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final RecordingWriter<String, Integer> writer = new RecordingWriter<>();
    private Cache<String, Integer> cache;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aProcessorMayWriteAnotherKey(boolean writeThrough) {
        create(writeThrough);

        crowd.send(() -> cache.invoke("a", (entry, arguments) -> {
                    cache.put("b", 2);
                    entry.setValue(1);
                    return null;
                }))
                .result();

        assertThat(cache.get("a")).isEqualTo(1);
        assertThat(cache.get("b")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aProcessorMayRunAnotherOnAnotherKey(boolean writeThrough) {
        create(writeThrough);
        EntryProcessor<String, Integer, Integer> inner = (entry, arguments) -> {
            entry.setValue(2);
            return 2;
        };

        crowd.send(() -> cache.invoke("a", (entry, arguments) -> {
                    entry.setValue(1 + cache.invoke("b", inner));
                    return null;
                }))
                .result();

        assertThat(cache.get("a")).isEqualTo(3);
        assertThat(cache.get("b")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aProcessorMayReadItsOwnKey(boolean writeThrough) {
        create(writeThrough);
        cache.put("k", 1);

        Integer read = crowd.send(() -> cache.invoke("k", (entry, arguments) -> {
                    int seen = cache.get("k");
                    entry.setValue(seen + 1);
                    return seen;
                }))
                .result();

        assertThat(read).isEqualTo(1);
        assertThat(cache.get("k")).isEqualTo(2);
    }

    @Test
    void aProcessorThatPutsItsOwnKeyUnderItselfGivesUpInTheEndAndItsOwnResultIsNotStored() {
        create(false);
        AtomicInteger runs = new AtomicInteger();

        Member<Integer> member = crowd.send(() -> cache.invoke("k", (entry, arguments) -> {
            cache.put("k", runs.incrementAndGet());
            entry.setValue(-1);
            return null;
        }));

        assertThat(member.failure())
                .isExactlyInstanceOf(CacheException.class)
                .hasMessageContaining(cache.getName())
                .hasMessageContaining("EntryProcessor ran");
        assertThat(cache.get("k")).isEqualTo(runs.get());
    }

    @Test
    void aProcessorThatPutsItsOwnKeyAndChangesNothingItselfLeavesThatPut() {
        create(false);

        crowd.send(() -> cache.invoke("k", (entry, arguments) -> {
                    cache.put("k", 1);
                    return null;
                }))
                .result();

        assertThat(cache.get("k")).isEqualTo(1);
    }

    @Test
    void aProcessorThatWritesItsOwnKeyThroughIsToldSoAtOnce() {
        create(true);

        Member<Integer> member = crowd.send(() -> cache.invoke("k", (entry, arguments) -> {
            cache.put("k", 1);
            return null;
        }));

        assertThat(member.failure())
                .isInstanceOf(EntryProcessorException.class)
                .cause()
                .isExactlyInstanceOf(CacheException.class)
                .hasMessageContaining("already writing");
        assertThat(cache.containsKey("k")).isFalse();
        assertThat(writer.calls()).isEmpty();
    }

    @Test
    void theKeyIsFreeAfterAReentry() {
        create(true);
        assertThatThrownBy(() -> cache.invoke("k", (entry, arguments) -> cache.getAndPut("k", 1)))
                .isInstanceOf(EntryProcessorException.class);

        cache.put("k", 2);

        assertThat(cache.get("k")).isEqualTo(2);
    }

    @Test
    void ofTwoProcessorsThatWriteEachOthersKeyThroughOneIsToldSoAndNoneHangs() {
        create(true);
        CyclicBarrier bothRunning = new CyclicBarrier(2);

        List<Member<String>> members = crowd.sendTogether(2, number -> {
            String mine = number == 0 ? "a" : "b";
            String other = number == 0 ? "b" : "a";
            try {
                cache.invoke(mine, (entry, arguments) -> {
                    meet(bothRunning);
                    cache.put(other, number);
                    return null;
                });
                return "wrote";
            } catch (EntryProcessorException e) {
                return "told so";
            }
        });

        assertThat(members.stream().map(Member::result)).contains("told so");
    }

    private void create(boolean writeThrough) {
        cache = ranch.cache(writeThrough ? Configured.writeThrough(writer) : Configured.plain());
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
