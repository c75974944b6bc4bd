// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Completion;
import io.corral.fixture.Configured;
import io.corral.fixture.Ranch;
import io.corral.fixture.RecordingListener;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every verb of a cache, and of a manager, that has been closed. */
class ClosedCacheTest {

    private static final Set<String> KEYS = Set.of("k");
    private static final RecordingListener<String, String> LISTENER = new RecordingListener<>();
    private static final Map<String, Consumer<Cache<String, String>>> VERBS = new LinkedHashMap<>();
    private static final Map<String, Consumer<CacheManager>> MANAGING = new LinkedHashMap<>();

    static {
        VERBS.put("get", cache -> cache.get("k"));
        VERBS.put("getAll", cache -> cache.getAll(KEYS));
        VERBS.put("containsKey", cache -> cache.containsKey("k"));
        VERBS.put("loadAll", cache -> cache.loadAll(KEYS, true, new Completion()));
        VERBS.put("put", cache -> cache.put("k", "v"));
        VERBS.put("getAndPut", cache -> cache.getAndPut("k", "v"));
        VERBS.put("putAll", cache -> cache.putAll(Map.of("k", "v")));
        VERBS.put("putIfAbsent", cache -> cache.putIfAbsent("k", "v"));
        VERBS.put("remove", cache -> cache.remove("k"));
        VERBS.put("remove/2", cache -> cache.remove("k", "v"));
        VERBS.put("getAndRemove", cache -> cache.getAndRemove("k"));
        VERBS.put("replace", cache -> cache.replace("k", "v"));
        VERBS.put("replace/3", cache -> cache.replace("k", "v", "w"));
        VERBS.put("getAndReplace", cache -> cache.getAndReplace("k", "v"));
        VERBS.put("removeAll", Cache::removeAll);
        VERBS.put("removeAll/1", cache -> cache.removeAll(KEYS));
        VERBS.put("clear", Cache::clear);
        VERBS.put("invoke", cache -> cache.invoke("k", (entry, arguments) -> null));
        VERBS.put("invokeAll", cache -> cache.invokeAll(KEYS, (entry, arguments) -> null));
        VERBS.put("iterator", cache -> cache.forEach(entry -> {}));
        VERBS.put("registerCacheEntryListener", cache -> cache.registerCacheEntryListener(LISTENER.synchronous()));
        VERBS.put("deregisterCacheEntryListener", cache -> cache.deregisterCacheEntryListener(LISTENER.synchronous()));
        MANAGING.put("createCache", manager -> manager.createCache("new", new MutableConfiguration<>()));
        MANAGING.put("getCache", manager -> manager.getCache("mine"));
        MANAGING.put("getCache/3", manager -> manager.getCache("mine", String.class, String.class));
        MANAGING.put("getCacheNames", CacheManager::getCacheNames);
        MANAGING.put("destroyCache", manager -> manager.destroyCache("mine"));
        MANAGING.put("enableManagement", manager -> manager.enableManagement("mine", true));
        MANAGING.put("enableStatistics", manager -> manager.enableStatistics("mine", true));
    }

    private static CacheManager closedManager;
    private static Cache<String, String> cacheOfClosedManager;

    @RegisterExtension
    final Ranch ranch = new Ranch();

    static Stream<String> verbs() {
        return VERBS.keySet().stream();
    }

    static Stream<String> managing() {
        return MANAGING.keySet().stream();
    }

    @BeforeAll
    static void closeAManager() {
        closedManager = Ranch.provider().getCacheManager(Ranch.freshUri(), null);
        cacheOfClosedManager = closedManager.createCache("mine", Configured.<String, String>plain());
        closedManager.close();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void aClosedCacheRefusesTheVerb(String verb) {
        Cache<String, String> cache = ranch.cache("mine", Configured.plain());
        cache.put("k", "v");

        cache.close();

        assertThatThrownBy(() -> VERBS.get(verb).accept(cache))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mine");
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void aCacheWhoseManagerIsClosedRefusesTheVerb(String verb) {
        assertThatThrownBy(() -> VERBS.get(verb).accept(cacheOfClosedManager))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("managing")
    void aClosedManagerRefusesTheVerb(String verb) {
        assertThatThrownBy(() -> MANAGING.get(verb).accept(closedManager)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyVerbOfACacheHasBeenThoughtOf() {
        assertThat(named(VERBS.keySet()))
                .containsExactlyInAnyOrderElementsOf(verbsOf(
                        Cache.class,
                        Set.of(
                                "getName",
                                "getCacheManager",
                                "getConfiguration",
                                "close",
                                "isClosed",
                                "unwrap",
                                "forEach",
                                "spliterator")));
    }

    @Test
    void everyVerbOfAManagerHasBeenThoughtOf() {
        assertThat(named(MANAGING.keySet()))
                .containsExactlyInAnyOrderElementsOf(verbsOf(
                        CacheManager.class,
                        Set.of(
                                "getCachingProvider",
                                "getURI",
                                "getClassLoader",
                                "getProperties",
                                "close",
                                "isClosed",
                                "unwrap")));
    }

    @Test
    void aClosedCacheStillSaysWhoItWas() {
        Cache<String, String> cache = ranch.cache("mine", Configured.plain());

        cache.close();

        assertThat(cache.isClosed()).isTrue();
        assertThat(cache.getName()).isEqualTo("mine");
        assertThat(cache.getCacheManager()).isSameAs(ranch.manager());
        assertThat(cache.toString()).contains("mine");
    }

    @Test
    void closingTwiceChangesNothing() {
        Cache<String, String> cache = ranch.cache("mine", Configured.plain());
        cache.close();
        Cache<String, String> next = ranch.cache("mine", Configured.plain());

        cache.close();

        assertThat(next.isClosed()).isFalse();
        assertThat(ranch.manager().<String, String>getCache("mine")).isSameAs(next);
    }

    @Test
    void anIteratorOfACacheThatWasClosedMeanwhileDoesNotBringValuesBack() {
        Cache<String, String> cache = ranch.cache("mine", Configured.plain());
        cache.put("k", "v");
        Iterator<Cache.Entry<String, String>> entries = cache.iterator();
        entries.next();

        cache.close();

        assertThatThrownBy(entries::remove).isInstanceOf(IllegalStateException.class);
    }

    private static Set<String> named(Set<String> labels) {
        return labels.stream().map(label -> label.replaceAll("/.*", "")).collect(Collectors.toSet());
    }

    private static Set<String> verbsOf(Class<?> type, Set<String> others) {
        return Arrays.stream(type.getMethods())
                .map(Method::getName)
                .filter(name -> !others.contains(name))
                .collect(Collectors.toSet());
    }
}
