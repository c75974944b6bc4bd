// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Configured;
import io.corral.fixture.Crowd;
import io.corral.fixture.Ranch;
import io.corral.fixture.TaggingLoader;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many threads write and load values with a tag, while others invalidate it. */
class TagRaceTest {

    private static final int KEYS = 8;
    private static final int THREADS = 6;
    private static final int ROUNDS = 400;
    private static final String TAG = "t";

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    /** The state of the source: it only grows. */
    private final AtomicLong source = new AtomicLong();

    private final AtomicInteger violations = new AtomicInteger();

    private final TaggingLoader<String, Long> loader =
            new TaggingLoader<>(key -> source.get(), (key, value) -> Set.of(TAG));

    @SuppressWarnings("unchecked") // a class has no type arguments
    private final CorralCache<String, Long> cache =
            ranch.cache(Configured.readThrough(loader)).unwrap(CorralCache.class);

    private final List<String> keys =
            IntStream.range(0, KEYS).mapToObj(i -> "k" + i).toList();

    @RepeatedTest(3)
    void whatIsReadAfterAnInvalidationIsNotOlderThanIt() {
        crowd.together(THREADS, number -> {
            for (int round = 0; round < ROUNDS; round++) {
                if (number % 3 == 0) {
                    long now = source.incrementAndGet();
                    cache.invalidateTag(TAG);
                    look(now);
                } else if (number % 3 == 1) {
                    // As a loader does: what was read from the source is put under the era in which it was read.
                    cache.get(keys.get(round % KEYS));
                } else {
                    look(0);
                }
            }
        });

        assertThat(violations).hasValue(0);
        assertThat(loader.loads()).isGreaterThan(KEYS);
    }

    @RepeatedTest(3)
    void afterTheLastInvalidationNothingThatWasPutBeforeIsSeen() {
        crowd.together(THREADS, number -> {
            for (int round = 0; round < ROUNDS; round++) {
                String key = keys.get((round + number) % KEYS);
                if (number == 0) {
                    cache.invalidateTag(TAG);
                } else if (number == 1) {
                    cache.markTagStale(TAG);
                } else {
                    cache.putTagged(key, (long) round, Set.of(TAG));
                }
            }
        });

        cache.invalidateTag(TAG);

        assertThat(keys).noneMatch(cache::containsKey);
        assertThat(cache.iterator().hasNext()).isFalse();
    }

    private void look(long atLeast) {
        for (String key : keys) {
            Long seen = cache.get(key);
            if (seen == null || seen < atLeast) {
                violations.incrementAndGet();
            }
        }
    }
}
