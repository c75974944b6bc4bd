// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Configured;
import io.corral.fixture.Crowd;
import io.corral.fixture.Member;
import io.corral.fixture.Ranch;
import io.corral.fixture.RecordingWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Writers that use the cache they write for. */
class WriteThroughReentryTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private Cache<String, String> cache;

    @Test
    void aWriterThatWritesItsOwnKeyIsToldSoAtOnce() {
        create(key -> cache.put(key, "again"));

        assertThat(crowd.go(() -> cache.put("k", "v")).failure())
                .isInstanceOf(CacheException.class)
                .hasMessageContaining(cache.getName());
        assertThat(cache.containsKey("k")).isFalse();
    }

    @Test
    void aWriterThatWritesItsOwnKeyAmongOthersIsToldSoAtOnce() {
        create(key -> cache.putAll(Map.of("k", "again", "l", "again")));

        assertThat(crowd.go(() -> cache.put("k", "v")).failure()).isInstanceOf(CacheException.class);
    }

    @Test
    void aBulkWriterThatWritesOneOfItsKeysIsToldSoAtOnce() {
        create(key -> cache.remove("b"));

        assertThat(crowd.go(() -> cache.putAll(Map.of("a", "1", "b", "2"))).failure())
                .isInstanceOf(CacheException.class);
    }

    @Test
    void aWriterThatRunsAProcessorOnItsOwnKeyIsToldSoAtOnce() {
        create(key -> cache.invoke(key, (entry, arguments) -> {
            entry.setValue("again");
            return null;
        }));

        assertThat(crowd.go(() -> cache.put("k", "v")).failure()).isInstanceOf(CacheException.class);
    }

    @Test
    void aWriterMayReadItsOwnKey() {
        create(key -> assertThat(cache.get(key)).isNull());

        crowd.go(() -> cache.put("k", "v")).result();

        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    void aWriterMayWriteAnotherKey() {
        create(key -> {
            if (key.equals("k")) {
                cache.put("log of k", "written");
            }
        });

        crowd.go(() -> cache.put("k", "v")).result();

        assertThat(cache.getAll(Set.of("k", "log of k"))).hasSize(2);
    }

    @Test
    void theKeyIsFreeAfterAReentry() {
        boolean[] reenter = {true};
        create(key -> {
            if (reenter[0]) {
                cache.put(key, "again");
            }
        });
        crowd.go(() -> cache.put("k", "v")).failure();
        reenter[0] = false;

        crowd.go(() -> cache.put("k", "v")).result();

        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    void ofTwoWritersThatWriteEachOthersKeyOneIsToldSoAndNoneHangs() {
        CyclicBarrier bothWriting = new CyclicBarrier(2);
        Set<String> outer = ConcurrentHashMap.newKeySet();
        create(key -> {
            if (outer.add(key)) {
                meet(bothWriting);
                cache.put(key.equals("a") ? "b" : "a", "by the other");
            }
        });

        List<Member<String>> members = crowd.sendTogether(2, number -> {
            try {
                cache.put(number == 0 ? "a" : "b", "v");
                return "wrote";
            } catch (CacheException e) {
                return "told so";
            }
        });

        assertThat(members.stream().map(Member::result)).contains("told so");
    }

    private void create(Consumer<String> before) {
        cache = ranch.cache(Configured.writeThrough(new RecordingWriter<>(before)));
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
