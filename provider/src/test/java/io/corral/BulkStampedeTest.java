// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Ranch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.integration.CacheLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many readers of many keys, and a loader that takes its time over the key "cold" and has nothing for "void". */
class BulkStampedeTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Gate gate = new Gate();
    private final CountingLoader<String, String> loader = new CountingLoader<>(key -> {
        if (key.equals("cold")) {
            gate.pass();
        }
        return key.equals("void") ? null : "loaded " + key;
    });
    private Cache<String, String> cache;

    @BeforeEach
    void create() {
        cache = ranch.cache(Configured.readThrough(loader));
    }

    @Test
    void manyReadersOfTheSameHundredKeysLoadEachKeyOnceAndNoneByItself() {
        Set<String> keys = keys("key", 100);
        keys.add("cold");
        Member<Map<String, String>> leader = crowd.send(() -> cache.getAll(keys));
        gate.awaitArrivals(1);
        List<Member<Map<String, String>>> others = crowd.sendTogether(15, number -> cache.getAll(keys));
        others.forEach(Member::awaitWaiting);

        gate.open();

        assertThat(leader.result()).hasSize(101);
        assertThat(others).allSatisfy(other -> assertThat(other.result()).isEqualTo(leader.result()));
        assertThat(loader.singles()).isEmpty();
        assertThat(loader.batches()).containsExactly(keys);
    }

    @Test
    void readersWhoSetOutAtTheSameMomentLoadEachKeyOnceAndNoneByItself() {
        for (int round = 0; round < 20; round++) {
            Set<String> keys = keys("round " + round + " key ", 100);
            crowd.together(16, number -> assertThat(cache.getAll(keys)).hasSize(100));
        }

        assertThat(loader.singles()).isEmpty();
        assertThat(loader.asked()).hasSize(2_000).doesNotHaveDuplicates();
    }

    @Test
    void readersWhoWantTheSameKeysInAnotherOrderDoNotWaitForEachOther() {
        for (int round = 0; round < 20; round++) {
            List<String> ordered = new ArrayList<>(keys("round " + round + " key ", 50));
            List<String> reversed = new ArrayList<>(ordered);
            Collections.reverse(reversed);
            crowd.together(4, number -> {
                Set<String> keys = new LinkedHashSet<>(number % 2 == 0 ? ordered : reversed);
                assertThat(cache.getAll(keys)).hasSize(50);
            });
        }

        assertThat(loader.asked()).hasSize(1_000).doesNotHaveDuplicates();
    }

    @Test
    void aReaderOfOneKeyJoinsTheBulkLoadThatBringsIt() {
        Member<Map<String, String>> bulk = crowd.send(() -> cache.getAll(ordered("a", "cold", "b")));
        gate.awaitArrivals(1);
        Member<String> single = crowd.send(() -> cache.get("b"));
        single.awaitWaiting();

        gate.open();

        assertThat(single.result()).isEqualTo("loaded b");
        assertThat(bulk.result()).hasSize(3);
        assertThat(loader.singles()).isEmpty();
    }

    @Test
    void aBulkReaderJoinsTheLoadOfOneKeyAndLoadsOnlyTheRest() {
        Member<String> single = crowd.send(() -> cache.get("cold"));
        gate.awaitArrivals(1);
        Member<Map<String, String>> bulk = crowd.send(() -> cache.getAll(ordered("a", "cold", "b")));
        bulk.awaitWaiting();

        gate.open();

        assertThat(bulk.result()).hasSize(3);
        assertThat(single.result()).isEqualTo("loaded cold");
        assertThat(loader.batches()).containsExactly(Set.of("a", "b"));
    }

    @Test
    void whatABulkReaderLoadsIsThereForOthersWhileItStillWaitsForTheRest() {
        crowd.send(() -> cache.get("cold"));
        gate.awaitArrivals(1);
        Member<Map<String, String>> bulk = crowd.send(() -> cache.getAll(ordered("a", "cold", "b")));
        bulk.awaitWaiting();

        assertThat(crowd.send(() -> cache.get("a")).result()).isEqualTo("loaded a");
        assertThat(bulk.ended()).isFalse();
    }

    @Test
    void onlyWhatIsMissingIsLoaded() {
        cache.put("a", "put");

        assertThat(cache.getAll(Set.of("a", "b")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", "put", "b", "loaded b"));
        assertThat(loader.asked()).containsExactly("b");
    }

    @Test
    void keysWithoutAValueAreMissingAndAreAskedForAgain() {
        assertThat(cache.getAll(Set.of("a", "void"))).containsOnlyKeys("a");
        assertThat(cache.containsKey("void")).isFalse();

        assertThat(cache.getAll(Set.of("void"))).isEmpty();
        assertThat(loader.asked().stream().filter("void"::equals)).hasSize(2);
    }

    @Test
    void aNullAmongTheKeysIsRefusedBeforeAnythingIsLoaded() {
        Set<String> keys = new LinkedHashSet<>(List.of("a", "b"));
        keys.add(null);

        assertThatThrownBy(() -> cache.getAll(keys)).isInstanceOf(NullPointerException.class);
        assertThat(loader.asked()).isEmpty();
        assertThat(cache.containsKey("a")).isFalse();
    }

    @Test
    void noKeysAreLoadedForNobody() {
        assertThat(cache.getAll(Set.of())).isEmpty();
        assertThat(loader.batches()).isEmpty();
    }

    @Test
    void whatWasNotAskedForIsNotStored() {
        Cache<String, String> other = ranch.cache(Configured.readThrough(new CacheLoader<String, String>() {
            @Override
            public String load(String key) {
                return "v";
            }

            @Override
            public Map<String, String> loadAll(Iterable<? extends String> keys) {
                return Map.of("a", "v", "b", "v", "extra", "v");
            }
        }));

        assertThat(other.getAll(Set.of("a", "b"))).containsOnlyKeys("a", "b");
        assertThat(other.containsKey("extra")).isFalse();
    }

    private static Set<String> keys(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> ordered(String... keys) {
        return new LinkedHashSet<>(List.of(keys));
    }
}
