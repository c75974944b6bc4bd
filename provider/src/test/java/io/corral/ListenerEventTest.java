// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static io.corral.fixture.Heard.created;
import static io.corral.fixture.Heard.removed;
import static io.corral.fixture.Heard.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Completion;
import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Ranch;
import io.corral.fixture.RecordingListener;
import io.corral.fixture.Soon;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.cache.Cache;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryRemovedListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events a listener hears, and what is in them. */
class ListenerEventTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final RecordingListener<String, String> listener = new RecordingListener<>();
    private Cache<String, String> cache;

    @BeforeEach
    void create() {
        cache = ranch.cache(Configured.plain());
    }

    @Test
    void aSynchronousListenerHasHeardWhenTheCallIsOver() {
        cache.registerCacheEntryListener(listener.synchronous());

        cache.put("k", "1");
        cache.put("k", "2");
        cache.remove("k");

        assertThat(listener.heard()).containsExactly(created("k", "1"), updated("k", "2", "1"), removed("k", "2"));
    }

    @Test
    void anAsynchronousListenerHearsTheSameSoonAfter() {
        cache.registerCacheEntryListener(listener.asynchronous());

        cache.put("k", "1");
        cache.put("k", "2");
        cache.remove("k");

        Soon.asserted(() -> assertThat(listener.heard())
                .containsExactly(created("k", "1"), updated("k", "2", "1"), removed("k", "2")));
    }

    @Test
    void aListenerOfTheConfigurationHearsFromTheBeginning() {
        CorralConfiguration<String, String> configuration = Configured.plain();
        configuration.addCacheEntryListenerConfiguration(listener.synchronous());
        Cache<String, String> other = ranch.cache(configuration);

        other.put("k", "v");

        assertThat(listener.heard()).containsExactly(created("k", "v"));
    }

    @Test
    void anEventNamesItsCache() {
        Queue<Object> sources = new ConcurrentLinkedQueue<>();
        CacheEntryCreatedListener<String, String> created =
                events -> events.forEach(event -> sources.add(event.getSource()));
        cache.registerCacheEntryListener(RecordingListener.configured(created, null, true, true));

        cache.put("k", "v");

        assertThat(sources).containsExactly(cache);
    }

    @Test
    void oldValuesAreLeftOutWhereNobodyAskedForThem() {
        cache.registerCacheEntryListener(RecordingListener.configured(listener, null, false, true));

        cache.put("k", "1");
        cache.put("k", "2");

        assertThat(listener.heard()).containsExactly(created("k", "1"), updated("k", "2", null));
    }

    @Test
    void anEventSaysWhetherItHasAnOldValue() {
        Queue<Boolean> available = new ConcurrentLinkedQueue<>();
        CacheEntryRemovedListener<String, String> removed =
                events -> events.forEach(event -> available.add(event.isOldValueAvailable()));
        cache.registerCacheEntryListener(RecordingListener.configured(removed, null, true, true));
        cache.registerCacheEntryListener(RecordingListener.configured(removed, null, false, true));
        cache.put("k", "v");

        cache.remove("k");

        assertThat(available).containsExactly(true, false);
    }

    @Test
    void aListenerHearsOnlyTheKindsThatItListensTo() {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        CacheEntryRemovedListener<String, String> removed =
                events -> events.forEach(event -> heard.add(event.getEventType() + " " + event.getKey()));
        cache.registerCacheEntryListener(RecordingListener.configured(removed, null, true, true));

        cache.put("k", "1");
        cache.put("k", "2");
        cache.remove("k");

        assertThat(heard).containsExactly("REMOVED k");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFilterKeepsEventsFromItsListener(boolean synchronous) {
        cache.registerCacheEntryListener(
                RecordingListener.configured(listener, event -> event.getKey().startsWith("a"), true, synchronous));

        cache.put("ab", "1");
        cache.put("b", "2");
        cache.put("a", "3");

        Soon.asserted(
                () -> assertThat(listener.heard()).containsExactlyInAnyOrder(created("ab", "1"), created("a", "3")));
    }

    @Test
    void aFilterSeesValuesAndOldValues() {
        cache.registerCacheEntryListener(
                listener.filtered(event -> "2".equals(event.getValue()) && "1".equals(event.getOldValue())));

        cache.put("k", "1");
        cache.put("k", "2");
        cache.put("k", "3");

        assertThat(listener.heard()).containsExactly(updated("k", "2", "1"));
    }

    @Test
    void everyKeyOfABulkWriteHasItsEvent() {
        cache.registerCacheEntryListener(listener.synchronous());

        cache.putAll(Map.of("a", "1", "b", "2"));
        cache.removeAll(Set.of("a", "b", "c"));

        assertThat(listener.heard())
                .containsExactlyInAnyOrder(created("a", "1"), created("b", "2"), removed("a", "1"), removed("b", "2"));
    }

    @Test
    void removeAllIsHeardAndClearIsNot() {
        cache.put("a", "1");
        cache.registerCacheEntryListener(listener.synchronous());

        cache.removeAll();
        cache.put("b", "2");
        cache.clear();

        assertThat(listener.heard()).containsExactly(removed("a", "1"), created("b", "2"));
    }

    @Test
    void removingThroughTheIteratorIsHeard() {
        cache.put("a", "1");
        cache.registerCacheEntryListener(listener.synchronous());
        Iterator<Cache.Entry<String, String>> entries = cache.iterator();
        entries.next();

        entries.remove();

        assertThat(listener.heard()).containsExactly(removed("a", "1"));
    }

    @Test
    void whatChangesNothingIsNotHeard() {
        cache.put("k", "v");
        cache.registerCacheEntryListener(listener.synchronous());

        cache.get("k");
        cache.get("absent");
        cache.containsKey("k");
        cache.putIfAbsent("k", "w");
        cache.replace("absent", "w");
        cache.replace("k", "other", "w");
        cache.remove("absent");
        cache.remove("k", "other");
        cache.getAndRemove("absent");
        cache.getAndReplace("absent", "w");
        cache.invoke("k", (entry, arguments) -> entry.getValue());

        assertThat(listener.heard()).isEmpty();
    }

    @Test
    void aLoadedValueIsHeardAsCreated() {
        Cache<String, String> loading = ranch.cache(Configured.readThrough(new CountingLoader<>(key -> "loaded")));
        loading.registerCacheEntryListener(listener.synchronous());

        loading.get("a");
        loading.getAll(Set.of("b", "c"));

        assertThat(listener.heard())
                .containsExactlyInAnyOrder(created("a", "loaded"), created("b", "loaded"), created("c", "loaded"));
    }

    @Test
    void aReplacedValueOfLoadAllIsHeardAsUpdated() {
        Cache<String, String> loading = ranch.cache(Configured.loading(new CountingLoader<>(key -> "loaded")));
        loading.put("a", "old");
        loading.registerCacheEntryListener(listener.synchronous());
        Completion completion = new Completion();

        loading.loadAll(Set.of("a"), true, completion);

        completion.awaitSuccess();
        assertThat(listener.heard()).containsExactly(updated("a", "loaded", "old"));
    }

    @Test
    void aLoadedValueThatCameTooLateIsNotHeard() {
        Gate gate = new Gate();
        Cache<String, String> loading = ranch.cache(Configured.readThrough(new CountingLoader<>(key -> {
            gate.pass();
            return "loaded";
        })));
        loading.registerCacheEntryListener(listener.synchronous());
        Member<String> leader = crowd.send(() -> loading.get("k"));
        gate.awaitArrivals(1);

        loading.put("k", "put");
        gate.open();
        leader.result();

        assertThat(listener.heard()).containsExactly(created("k", "put"));
    }

    @Test
    void anEventCanBeUnwrappedToItselfAlone() {
        Queue<CacheEntryEvent<?, ?>> events = new ConcurrentLinkedQueue<>();
        CacheEntryCreatedListener<String, String> created = heard -> heard.forEach(events::add);
        cache.registerCacheEntryListener(RecordingListener.configured(created, null, true, true));
        cache.put("k", "v");
        CacheEntryEvent<?, ?> event = events.element();

        assertThat(event.unwrap(CacheEntryEvent.class)).isSameAs(event);
        assertThatThrownBy(() -> event.unwrap(String.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEventsWordsDoNotTellWhatIsInTheCache() {
        Queue<String> words = new ConcurrentLinkedQueue<>();
        CacheEntryCreatedListener<String, String> created =
                events -> events.forEach(event -> words.add(event.toString()));
        cache.registerCacheEntryListener(RecordingListener.configured(created, null, true, true));

        cache.put("secret key", "secret value");

        assertThat(words).singleElement().asString().doesNotContain("secret");
    }
}
