// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Ranch;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.cache.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes into Corral's own verbs and what comes out: nulls, wrong types, closed caches, copies. */
class VersionedArgumentsTest {

    /** Each verb, given a key and, if it takes one, a value. */
    private static final Map<String, Applying> VERBS = new LinkedHashMap<>();
    /** The verbs that take a value. */
    private static final Set<String> STORING = Set.of(
            "putVersioned",
            "replaceVersioned",
            "putTagged",
            "putAsync",
            "putAllAsync",
            "getAndPutAsync",
            "putIfAbsentAsync",
            "replaceAsync",
            "getAndReplaceAsync");
    /** The verbs that are about many keys and take none. */
    private static final Set<String> OF_MANY = Set.of("markAllStale", "invalidateTag", "markTagStale");

    static {
        VERBS.put("getVersioned", (cache, key, value) -> cache.getVersioned(key));
        VERBS.put("putVersioned", (cache, key, value) -> cache.putVersioned(key, value));
        VERBS.put("replaceVersioned", (cache, key, value) -> cache.replaceVersioned(key, 1, value));
        VERBS.put("removeVersioned", (cache, key, value) -> cache.removeVersioned(key, 1));
        VERBS.put("peek", (cache, key, value) -> cache.peek(key));
        VERBS.put("get", (cache, key, value) -> cache.get(key, absent -> "made"));
        VERBS.put("lookup", (cache, key, value) -> cache.lookup(key));
        VERBS.put("claim", (cache, key, value) -> cache.claim(key));
        VERBS.put("refresh", (cache, key, value) -> cache.refresh(key));
        VERBS.put("markStale", (cache, key, value) -> cache.markStale(key));
        VERBS.put("getAsync", (cache, key, value) -> cache.getAsync(key));
        VERBS.put("getAsyncFrom", (cache, key, value) -> cache.getAsyncFrom(key, absent -> pending()));
        VERBS.put("getAllAsync", (cache, key, value) -> cache.getAllAsync(Collections.singleton(key)));
        VERBS.put("loadAllAsync", (cache, key, value) -> cache.loadAllAsync(Collections.singleton(key), true));
        VERBS.put("putAsync", (cache, key, value) -> cache.putAsync(key, value));
        VERBS.put("putAllAsync", (cache, key, value) -> cache.putAllAsync(Collections.singletonMap(key, value)));
        VERBS.put("getAndPutAsync", (cache, key, value) -> cache.getAndPutAsync(key, value));
        VERBS.put("putIfAbsentAsync", (cache, key, value) -> cache.putIfAbsentAsync(key, value));
        VERBS.put("replaceAsync", (cache, key, value) -> cache.replaceAsync(key, value));
        VERBS.put("getAndReplaceAsync", (cache, key, value) -> cache.getAndReplaceAsync(key, value));
        VERBS.put("removeAsync", (cache, key, value) -> cache.removeAsync(key));
        VERBS.put("getAndRemoveAsync", (cache, key, value) -> cache.getAndRemoveAsync(key));
        VERBS.put("removeAllAsync", (cache, key, value) -> cache.removeAllAsync(Collections.singleton(key)));
        VERBS.put("putTagged", (cache, key, value) -> cache.putTagged(key, value, Set.of("tag")));
        VERBS.put("markAllStale", (cache, key, value) -> cache.markAllStale());
        VERBS.put("invalidateTag", (cache, key, value) -> cache.invalidateTag("tag"));
        VERBS.put("markTagStale", (cache, key, value) -> cache.markTagStale("tag"));
    }

    /** What is about the cache and no key. */
    private static final Set<String> KEYLESS =
            Set.of("estimatedSize", "protectionStatistics", "addProtectionListener", "removeProtectionListener");

    @RegisterExtension
    final Ranch ranch = new Ranch();

    private interface Applying {
        void apply(CorralCache<Object, Object> cache, Object key, Object value);
    }

    /** A verb that hands out the list under "k". */
    record Look(String name, Function<CorralCache<String, List<String>>, List<String>> how) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A verb that stores a list under "k". */
    record Store(String name, BiConsumer<CorralCache<String, List<String>>, List<String>> how) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static CompletionStage<Object> pending() {
        return new CompletableFuture<>();
    }

    static Set<String> verbs() {
        return VERBS.keySet();
    }

    static Stream<String> keyed() {
        return VERBS.keySet().stream().filter(verb -> !OF_MANY.contains(verb));
    }

    static Set<String> storing() {
        return STORING;
    }

    static Stream<Look> looks() {
        return Stream.of(
                new Look("getVersioned", cache -> cache.getVersioned("k").value()),
                new Look("getAsync", cache -> join(cache.getAsync("k"))),
                new Look(
                        "getAllAsync",
                        cache -> join(cache.getAllAsync(Set.of("k"))).get("k")),
                new Look("getAndPutAsync", cache -> join(cache.getAndPutAsync("k", cache.get("k")))),
                new Look("peek", cache -> cache.peek("k").value()));
    }

    static Stream<Store> stores() {
        return Stream.of(
                new Store("putVersioned", (cache, list) -> cache.putVersioned("k", list)),
                new Store("putAsync", (cache, list) -> join(cache.putAsync("k", list))),
                new Store("putAllAsync", (cache, list) -> join(cache.putAllAsync(Map.of("k", list)))),
                new Store(
                        "getAsyncFrom",
                        (cache, list) -> join(cache.getAsyncFrom("k", key -> CompletableFuture.completedFuture(list)))),
                new Store("putTagged", (cache, list) -> cache.putTagged("k", list, Set.of("tag"))),
                new Store("replaceVersioned", (cache, list) -> {
                    long version = cache.putVersioned("k", new ArrayList<>());
                    assertThat(cache.replaceVersioned("k", version, list)).isTrue();
                }));
    }

    @SuppressWarnings("unchecked") // the cache's own types
    private <K, V> CorralCache<K, V> corral(Configuration<K, V> configuration) {
        return ranch.cache(configuration).unwrap(CorralCache.class);
    }

    @Test
    void everyVerbHasBeenThoughtOf() {
        assertThat(Stream.<Class<?>>of(CorralCache.class, AsyncCache.class)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .map(Method::getName)
                        .filter(name -> !KEYLESS.contains(name))
                        .collect(Collectors.toSet()))
                .isEqualTo(VERBS.keySet());
    }

    @ParameterizedTest
    @MethodSource("keyed")
    void aNullKeyIsRefused(String verb) {
        CorralCache<Object, Object> cache = corral(Configured.plain());

        assertThatThrownBy(() -> VERBS.get(verb).apply(cache, null, "v"))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining(cache.getName());
    }

    @ParameterizedTest
    @MethodSource("storing")
    void aNullValueIsRefused(String verb) {
        CorralCache<Object, Object> cache = corral(Configured.plain());
        cache.put("k", "v");

        assertThatThrownBy(() -> VERBS.get(verb).apply(cache, "k", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining(cache.getName());
        assertThat(cache.get("k")).isEqualTo("v");
    }

    @ParameterizedTest
    @MethodSource("keyed")
    void aKeyOfAnotherTypeIsRefused(String verb) {
        assertThatThrownBy(() -> VERBS.get(verb).apply(typed(), 1, "v")).isInstanceOf(ClassCastException.class);
    }

    @ParameterizedTest
    @MethodSource("storing")
    void aValueOfAnotherTypeIsRefused(String verb) {
        CorralCache<Object, Object> cache = typed();

        assertThatThrownBy(() -> VERBS.get(verb).apply(cache, "k", 1)).isInstanceOf(ClassCastException.class);
        assertThat(cache.containsKey("k")).isFalse();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the mistake that the cache must find
    private CorralCache<Object, Object> typed() {
        CorralConfiguration<String, String> configuration = Configured.plain();
        configuration.setTypes(String.class, String.class);
        return (CorralCache) corral(configuration);
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void aClosedCacheRefusesTheVerb(String verb) {
        CorralCache<Object, Object> cache = corral(Configured.plain());
        cache.close();

        assertThatThrownBy(() -> VERBS.get(verb).apply(cache, "k", "v"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(cache.getName());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void whatIsReadIsACopy(Look look) {
        CorralCache<String, List<String>> cache = corral(Configured.plain());
        cache.put("k", new ArrayList<>(List.of("a")));

        look.how().apply(cache).add("b");

        assertThat(look.how().apply(cache)).containsExactly("a");
        assertThat(cache.get("k")).containsExactly("a");
    }

    @Test
    void whatIsLoadedIsACopy() {
        List<String> loaded = new ArrayList<>(List.of("a"));
        CorralCache<String, List<String>> cache = corral(Configured.readThrough(new CountingLoader<>(key -> loaded)));

        cache.getVersioned("k").value().add("b");

        assertThat(loaded).containsExactly("a");
        assertThat(cache.get("k")).containsExactly("a");
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatIsStoredIsACopy(Store store) {
        CorralCache<String, List<String>> cache = corral(Configured.plain());
        List<String> mine = new ArrayList<>(List.of("a"));
        store.how().accept(cache, mine);

        mine.add("b");

        assertThat(cache.get("k")).containsExactly("a");
    }

    @ParameterizedTest
    @MethodSource("looks")
    void byReferenceTheVeryObjectIsHandedOut(Look look) {
        CorralConfiguration<String, List<String>> configuration = Configured.plain();
        configuration.setStoreByValue(false);
        CorralCache<String, List<String>> cache = corral(configuration);
        List<String> mine = new ArrayList<>();

        cache.putVersioned("k", mine);

        assertThat(look.how().apply(cache)).isSameAs(mine);
    }

    @Test
    void whatCannotBeCopiedLeavesTheVersionStanding() {
        CorralCache<String, Object> cache = corral(Configured.plain());
        long version = cache.putVersioned("k", "v");

        assertThatThrownBy(() -> cache.putVersioned("k", new Object())).isInstanceOf(NotCopyableException.class);
        assertThatThrownBy(() -> cache.replaceVersioned("k", version, new Object()))
                .isInstanceOf(NotCopyableException.class);

        assertThat(cache.getVersioned("k")).isEqualTo(new Versioned<>("v", version));
    }

    @Test
    void aVersionedValueIsNeverNull() {
        assertThatThrownBy(() -> new Versioned<>(null, 1)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void whatIsHandedOutDoesNotShowItsValueInLogs() {
        CorralCache<String, String> cache = corral(Configured.plain());
        long version = cache.putVersioned("k", "secret");

        assertThat(cache.getVersioned("k").toString())
                .contains(String.valueOf(version), "java.lang.String")
                .doesNotContain("secret");
        assertThat(cache.peek("k").toString())
                .contains(String.valueOf(version), "java.lang.String", "never")
                .doesNotContain("secret");
    }
}
