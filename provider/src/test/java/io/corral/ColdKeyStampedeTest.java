// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Ranch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.cache.Cache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many readers, and a loader that takes its time over the key "cold". */
class ColdKeyStampedeTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Gate gate = new Gate();
    private final CountingLoader<String, String> loader = new CountingLoader<>(key -> {
        if (key.equals("cold")) {
            gate.pass();
        }
        return "loaded " + key;
    });
    private Cache<String, String> cache;

    @BeforeEach
    void create() {
        cache = ranch.cache(Configured.readThrough(loader));
    }

    @Test
    void manyReadersOfAColdKeyMakeOneLoad() {
        Member<String> leader = reader("cold");
        List<Member<String>> others = crowd.sendTogether(63, number -> cache.get("cold"));
        others.forEach(Member::awaitWaiting);

        gate.open();

        assertThat(leader.result()).isEqualTo("loaded cold");
        assertThat(others).allSatisfy(other -> assertThat(other.result()).isEqualTo("loaded cold"));
        assertThat(loader.asked()).containsExactly("cold");
    }

    @Test
    void manyReadersWhoSetOutAtTheSameMomentMakeOneLoad() {
        for (int round = 0; round < 50; round++) {
            String key = "key" + round;
            crowd.together(8, number -> assertThat(cache.get(key)).isEqualTo("loaded " + key));
        }

        assertThat(loader.asked()).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void aReaderWhoComesAfterTheLoadMakesNone() {
        gate.open();
        cache.get("cold");

        assertThat(cache.get("cold")).isEqualTo("loaded cold");
        assertThat(loader.asked()).containsExactly("cold");
    }

    @Test
    void aLoadOfAnotherKeyProceedsWhileALoaderHangs() {
        hang();

        assertThat(reader("warm").result()).isEqualTo("loaded warm");
    }

    @Test
    void aBulkLoadOfOtherKeysProceedsWhileALoaderHangs() {
        hang();

        assertThat(crowd.send(() -> cache.getAll(Set.of("a", "b"))).result())
                .containsEntry("a", "loaded a")
                .containsEntry("b", "loaded b");
    }

    @Test
    void aHitProceedsWhileALoaderHangs() {
        cache.put("warm", "put");
        hang();

        assertThat(reader("warm").result()).isEqualTo("put");
    }

    @Test
    void aPutOfAnotherKeyProceedsWhileALoaderHangs() {
        hang();

        crowd.go(() -> cache.put("warm", "put")).result();

        assertThat(cache.get("warm")).isEqualTo("put");
    }

    @Test
    void lookingForTheKeyItselfDoesNotWaitForTheLoader() {
        hang();

        assertThat(crowd.send(() -> cache.containsKey("cold")).result()).isFalse();
    }

    @Test
    void iteratingDoesNotWaitForTheLoaderAndDoesNotShowItsKey() {
        cache.put("warm", "put");
        hang();

        List<String> keys = crowd.send(() -> {
                    List<String> seen = new ArrayList<>();
                    cache.forEach(entry -> seen.add(entry.getKey()));
                    return seen;
                })
                .result();

        assertThat(keys).containsExactly("warm");
    }

    @Test
    void theSameKeyInAnotherCacheIsAnotherLoad() {
        Cache<String, String> other = ranch.cache(Configured.readThrough(new CountingLoader<>(key -> "other " + key)));
        hang();

        assertThat(crowd.send(() -> other.get("cold")).result()).isEqualTo("other cold");
    }

    private Member<String> reader(String key) {
        Member<String> reader = crowd.send(() -> cache.get(key));
        if (key.equals("cold")) {
            gate.awaitArrivals(1);
        }
        return reader;
    }

    private void hang() {
        reader("cold");
    }
}
