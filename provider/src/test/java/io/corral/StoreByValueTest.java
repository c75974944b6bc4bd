// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Ranch;
import io.corral.fixture.RecordingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryUpdatedListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists as values: what a user does to one of them does not show in the cache. */
class StoreByValueTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private Cache<String, List<String>> cache;

    /** A verb that stores a list. */
    record Store(String name, BiConsumer<Cache<String, List<String>>, List<String>> how) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A verb that hands out the list under "k". */
    record Look(String name, Function<Cache<String, List<String>>, List<String>> how) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Store> stores() {
        return Stream.of(
                new Store("put", (cache, list) -> cache.put("k", list)),
                new Store("getAndPut", (cache, list) -> cache.getAndPut("k", list)),
                new Store("putAll", (cache, list) -> cache.putAll(Map.of("k", list))),
                new Store("putIfAbsent", (cache, list) -> cache.putIfAbsent("k", list)),
                new Store("replace", (cache, list) -> {
                    cache.put("k", listOf("old"));
                    cache.replace("k", list);
                }),
                new Store("replace the same", (cache, list) -> {
                    cache.put("k", listOf("old"));
                    cache.replace("k", listOf("old"), list);
                }),
                new Store("getAndReplace", (cache, list) -> {
                    cache.put("k", listOf("old"));
                    cache.getAndReplace("k", list);
                }),
                new Store(
                        "invoke",
                        (cache, list) -> cache.invoke("k", (entry, arguments) -> {
                            entry.setValue(list);
                            return null;
                        })));
    }

    static Stream<Look> looks() {
        return Stream.of(
                new Look("get", cache -> cache.get("k")),
                new Look("getAll", cache -> cache.getAll(Set.of("k")).get("k")),
                new Look("iterate", cache -> cache.iterator().next().getValue()),
                new Look("invoke", cache -> {
                    List<String> seen = new ArrayList<>();
                    cache.invoke("k", (entry, arguments) -> {
                        List<String> value = entry.getValue();
                        seen.addAll(value);
                        value.add("scribbled");
                        return null;
                    });
                    return seen;
                }));
    }

    @BeforeEach
    void create() {
        cache = ranch.cache(Configured.plain());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatIsStoredIsNoLongerTheUsers(Store store) {
        List<String> mine = listOf("v");

        store.how().accept(cache, mine);
        mine.add("scribbled");

        assertThat(cache.get("k")).containsExactly("v");
    }

    @ParameterizedTest
    @MethodSource("looks")
    void whatIsHandedOutIsNotTheCachesOwn(Look look) {
        cache.put("k", listOf("v"));

        look.how().apply(cache).add("scribbled");

        assertThat(cache.get("k")).containsExactly("v");
        assertThat(look.how().apply(cache)).containsExactly("v");
    }

    @Test
    void twoReadersGetTwoLists() {
        cache.put("k", listOf("v"));

        assertThat(cache.get("k")).isNotSameAs(cache.get("k"));
    }

    @Test
    void everybodyWhoWaitedForALoadGetsAListOfItsOwn() {
        Gate gate = new Gate();
        Cache<String, List<String>> loading = ranch.cache(Configured.readThrough(new CountingLoader<>(key -> {
            gate.pass();
            return listOf("loaded");
        })));
        Member<List<String>> leader = crowd.send(() -> loading.get("k"));
        gate.awaitArrivals(1);
        List<Member<List<String>>> joiners = crowd.sendTogether(4, number -> loading.get("k"));
        joiners.forEach(Member::awaitWaiting);
        gate.open();

        joiners.get(0).result().add("scribbled");
        leader.result().add("scribbled");

        assertThat(joiners.get(1).result())
                .containsExactly("loaded")
                .isNotSameAs(joiners.get(2).result());
        assertThat(loading.get("k")).containsExactly("loaded");
    }

    @Test
    void whatWasLoadedIsNoLongerTheLoaders() {
        List<String> loadersOwn = listOf("loaded");
        Cache<String, List<String>> loading =
                ranch.cache(Configured.readThrough(new CountingLoader<>(key -> loadersOwn)));
        loading.get("a");
        loading.getAll(Set.of("b"));

        loadersOwn.add("scribbled");

        assertThat(loading.get("a")).containsExactly("loaded");
        assertThat(loading.get("b")).containsExactly("loaded");
    }

    @Test
    void whatAnEventShowsIsNotTheCachesOwn() {
        CacheEntryCreatedListener<String, List<String>> scribbling =
                events -> events.forEach(event -> event.getValue().add("scribbled"));
        cache.registerCacheEntryListener(RecordingListener.configured(scribbling, null, true, true));

        cache.put("k", listOf("v"));

        assertThat(cache.get("k")).containsExactly("v");
    }

    @Test
    void whatAnEventShowsOneListenerIsNotWhatItShowsAnother() {
        List<List<String>> seen = new ArrayList<>();
        CacheEntryUpdatedListener<String, List<String>> scribbling = events -> events.forEach(event -> {
            seen.add(List.copyOf(event.getValue()));
            seen.add(List.copyOf(event.getOldValue()));
            event.getValue().add("scribbled");
            event.getOldValue().add("scribbled");
        });
        cache.registerCacheEntryListener(RecordingListener.configured(scribbling, null, true, true));
        cache.registerCacheEntryListener(RecordingListener.configured(scribbling, event -> true, true, true));
        cache.put("k", listOf("1"));

        cache.put("k", listOf("2"));

        assertThat(seen).containsExactly(List.of("2"), List.of("1"), List.of("2"), List.of("1"));
    }

    @Test
    void aProcessorStoresWhatItSetsAndNotWhatItScribbles() {
        cache.put("k", listOf("v"));

        cache.invoke("k", (entry, arguments) -> {
            List<String> value = entry.getValue();
            value.add("added");
            entry.setValue(value);
            return null;
        });

        assertThat(cache.get("k")).containsExactly("v", "added");
    }

    @Test
    void comparingGoesByEqualsAndNotByIdentity() {
        cache.put("k", listOf("v"));

        assertThat(cache.replace("k", listOf("v"), listOf("w"))).isTrue();
        assertThat(cache.remove("k", listOf("other"))).isFalse();
        assertThat(cache.remove("k", listOf("w"))).isTrue();
    }

    @Test
    void valuesThatCannotChangeAreShared() {
        Cache<String, String> strings = ranch.cache(Configured.plain());
        String value = new String("a string of its own");
        strings.put("k", value);

        assertThat(strings.get("k")).isSameAs(value);
    }

    private static List<String> listOf(String element) {
        return new ArrayList<>(List.of(element));
    }
}
