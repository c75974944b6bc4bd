// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.internal.change.Condition;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** One key is changed by one thread at a time. */
interface AtomicityContract extends StoreUnderTest {

    int THREADS = 4;

    @Test
    default void incrementsUnderTheVersionThatWasReadAreNeverLost() {
        AtomicLong versions = new AtomicLong(1);
        put("k", "0", 1, Entry.NEVER, Condition.ALWAYS);

        Many.threads(THREADS, thread -> {
            for (int done = 0; done < 250; ) {
                Entry read = store().read("k");
                int count = Integer.parseInt((String) read.value());
                Applied applied = put(
                        "k",
                        String.valueOf(count + 1),
                        versions.incrementAndGet(),
                        Entry.NEVER,
                        new Condition.IfVersion(read.version()));
                if (applied.verdict() instanceof Verdict.Updated) {
                    done++;
                }
            }
        });

        assertThat(store().read("k").value()).isEqualTo(String.valueOf(THREADS * 250));
    }

    @Test
    default void ofManyClaimsOfAKeyOneIsGranted() {
        for (int round = 0; round < 100; round++) {
            String key = "k" + round;
            AtomicInteger granted = new AtomicInteger();
            AtomicInteger taken = new AtomicInteger();

            Many.threads(THREADS, thread -> {
                Verdict verdict = claim(key, 100 + thread);
                (verdict instanceof Verdict.Granted ? granted : taken).incrementAndGet();
            });

            assertThat(granted).hasValue(1);
            assertThat(taken).hasValue(THREADS - 1);
        }
    }

    @Test
    default void ofManyPutsOnAnAbsentKeyOneCreates() {
        AtomicLong versions = new AtomicLong();
        for (int round = 0; round < 100; round++) {
            String key = "k" + round;
            AtomicInteger created = new AtomicInteger();

            Many.threads(THREADS, thread -> {
                Applied applied = put(key, "v" + thread, versions.incrementAndGet(), Entry.NEVER, Condition.IF_ABSENT);
                if (applied.verdict() instanceof Verdict.Created) {
                    created.incrementAndGet();
                }
            });

            assertThat(created).hasValue(1);
        }
    }

    @Test
    default void ofManyRemovesOneFindsTheValue() {
        for (int round = 0; round < 100; round++) {
            String key = "k" + round;
            put(key, "v", round + 1);
            AtomicInteger removed = new AtomicInteger();

            Many.threads(THREADS, thread -> {
                if (remove(key).verdict() instanceof Verdict.Removed) {
                    removed.incrementAndGet();
                }
            });

            assertThat(removed).hasValue(1);
        }
    }

    @Test
    default void aWriteAndACommitOfALoadThatBeganBeforeItAlwaysLeaveTheWrite() {
        AtomicLong versions = new AtomicLong();
        for (int round = 0; round < 100; round++) {
            String key = "k" + round;
            claim(key, 7);

            Many.threads(2, thread -> {
                if (thread == 0) {
                    put(key, "written", versions.incrementAndGet());
                } else {
                    commit(key, 7, "loaded", versions.incrementAndGet());
                }
            });

            assertThat(store().read(key).value()).isEqualTo("written");
        }
    }

    @Test
    default void everyLeaseThatIsEndedIsNamedOnce() {
        Queue<Long> broken = new ConcurrentLinkedQueue<>();
        AtomicLong versions = new AtomicLong();
        for (int round = 0; round < 100; round++) {
            String key = "k" + round;
            claim(key, round);

            Many.threads(THREADS, thread -> {
                Applied applied = thread % 2 == 0 ? remove(key) : put(key, "v", versions.incrementAndGet());
                if (applied.broken() != null) {
                    broken.add(applied.broken().token());
                }
            });
        }

        assertThat(broken).hasSize(100).doesNotHaveDuplicates();
    }
}
