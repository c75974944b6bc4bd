// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Member;
import io.corral.fixture.Ranch;
import io.corral.fixture.RecordingWriter;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import javax.cache.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many threads that compare versions: of those who saw one version, one wins. */
class VersionedRaceTest {

    private static final int THREADS = 8;
    private static final int EACH = 3_000;
    private static final List<String> KEYS = List.of("a", "b", "c");

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    @SuppressWarnings("unchecked") // the cache's own types
    private CorralCache<String, Integer> corral(Configuration<String, Integer> configuration) {
        return ranch.cache(configuration).unwrap(CorralCache.class);
    }

    @Test
    void noIncrementIsLostOrMadeTwice() {
        CorralCache<String, Integer> cache = corral(Configured.plain());
        KEYS.forEach(key -> cache.put(key, 0));

        crowd.together(THREADS, number -> increments(cache, number, EACH));

        assertThat(sum(cache)).isEqualTo(THREADS * EACH);
    }

    @Test
    void noIncrementIsLostAmongOtherWaysToChangeAValue() {
        CorralCache<String, Integer> cache = corral(Configured.plain());
        KEYS.forEach(key -> cache.put(key, 0));

        crowd.together(THREADS, number -> {
            for (int i = 0; i < 500; i++) {
                String key = KEYS.get((number + i) % KEYS.size());
                switch (number % 4) {
                    case 0 ->
                        cache.invoke(key, (entry, arguments) -> {
                            entry.setValue(entry.getValue() + 1);
                            return null;
                        });
                    case 1 -> replaceEqual(cache, key);
                    default -> increment(cache, key);
                }
            }
        });

        assertThat(sum(cache)).isEqualTo(THREADS * 500);
    }

    @Test
    void incrementsOfLoadedValuesThatAreWrittenThroughAreExactAndWrittenOnce() {
        RecordingWriter<String, Integer> writer = new RecordingWriter<>();
        CountingLoader<String, Integer> loader = new CountingLoader<>(key -> 1_000);
        CorralCache<String, Integer> cache = corral(Configured.writeThrough(Configured.readThrough(loader), writer));

        crowd.together(THREADS, number -> increments(cache, number, 500));

        assertThat(sum(cache)).isEqualTo(KEYS.size() * 1_000 + THREADS * 500);
        assertThat(writer.calls()).hasSize(THREADS * 500).doesNotHaveDuplicates();
        KEYS.forEach(key -> assertThat(writer.store()).containsEntry(key, cache.get(key)));
        assertThat(loader.asked()).containsExactlyInAnyOrderElementsOf(KEYS);
    }

    @Test
    void ofManyWhoSawOneVersionOneReplacesOrRemoves() {
        CorralCache<String, Integer> cache = corral(Configured.plain());
        for (int round = 0; round < 200; round++) {
            long version = cache.putVersioned("k", -1);
            List<Member<Boolean>> members = crowd.sendTogether(
                    4,
                    number -> number % 2 == 0
                            ? cache.replaceVersioned("k", version, number)
                            : cache.removeVersioned("k", version));

            assertThat(members.stream().map(Member::result).filter(won -> won)).hasSize(1);
        }
    }

    @Test
    void ofManyThatMissOneLoadsAndAllSeeItsVersion() {
        CountingLoader<String, Integer> loader = new CountingLoader<>(key -> 1);
        CorralCache<String, Integer> cache = corral(Configured.readThrough(loader));
        for (int round = 0; round < 50; round++) {
            String key = "k" + round;
            List<Member<Versioned<Integer>>> members = crowd.sendTogether(THREADS, number -> cache.getVersioned(key));

            assertThat(members.stream().map(Member::result).distinct()).containsExactly(cache.getVersioned(key));
        }
        assertThat(loader.asked()).hasSize(50);
    }

    @Test
    void aValueIsNeverReadWithTheVersionOfAnother() {
        CorralCache<String, Integer> cache = corral(Configured.plain());
        cache.put("k", -1);
        Map<Long, Integer> written = new ConcurrentHashMap<>();
        Queue<Versioned<Integer>> seen = new ConcurrentLinkedQueue<>();
        seen.add(cache.getVersioned("k"));
        written.put(seen.element().version(), -1);

        crowd.together(4, number -> {
            for (int i = 0; i < EACH; i++) {
                if (number % 2 == 0) {
                    int value = number * EACH + i;
                    assertThat(written.put(cache.putVersioned("k", value), value))
                            .isNull();
                } else {
                    seen.add(cache.getVersioned("k"));
                    EntryView<Integer> view = cache.peek("k");
                    seen.add(new Versioned<>(view.value(), view.version()));
                }
            }
        });

        assertThat(seen)
                .allSatisfy(versioned -> assertThat(written).containsEntry(versioned.version(), versioned.value()));
        assertThat(written).hasSize(2 * EACH + 1);
    }

    private static void increments(CorralCache<String, Integer> cache, int number, int count) {
        IntStream.range(0, count).forEach(i -> increment(cache, KEYS.get((number + i) % KEYS.size())));
    }

    private static void increment(CorralCache<String, Integer> cache, String key) {
        Versioned<Integer> seen;
        do {
            seen = cache.getVersioned(key);
        } while (!cache.replaceVersioned(key, seen.version(), seen.value() + 1));
    }

    private static void replaceEqual(CorralCache<String, Integer> cache, String key) {
        Integer seen;
        do {
            seen = cache.get(key);
        } while (!cache.replace(key, seen, seen + 1));
    }

    private static int sum(CorralCache<String, Integer> cache) {
        return KEYS.stream().mapToInt(cache::get).sum();
    }
}
