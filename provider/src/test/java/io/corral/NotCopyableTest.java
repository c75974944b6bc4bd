// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.fixture.Configured;
import io.corral.fixture.Crowd;
import io.corral.fixture.Ranch;
import io.corral.fixture.RecordingListener;
import io.corral.fixture.RecordingWriter;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys and values of which there is no safe copy. */
class NotCopyableTest {

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final RecordingWriter<Object, Object> writer = new RecordingWriter<>();
    private final RecordingListener<Object, Object> listener = new RecordingListener<>();
    private Cache<Object, Object> cache;

    /** Cannot be serialized. */
    private static final class Opaque {}

    /** Says that it can be serialized, and cannot. */
    private static final class Liar implements Serializable {
        private void writeObject(ObjectOutputStream out) throws IOException {
            throw new IOException("I will not");
        }
    }

    /** Can be serialized, but for what it holds. */
    private record Box(Object content) implements Serializable {}

    /** A verb that stores a value under a key. */
    record Store(String name, Storing how) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Stores a value under a key. */
    interface Storing {
        void store(Cache<Object, Object> cache, Object key, Object value);
    }

    static Stream<Store> stores() {
        return Stream.of(
                new Store("put", (cache, key, value) -> cache.put(key, value)),
                new Store("getAndPut", (cache, key, value) -> cache.getAndPut(key, value)),
                new Store("putAll", (cache, key, value) -> cache.putAll(Map.of(key, value))),
                new Store("putIfAbsent", (cache, key, value) -> cache.putIfAbsent(key, value)),
                new Store("replace", (cache, key, value) -> cache.replace(key, value)),
                new Store("replace the same", (cache, key, value) -> cache.replace(key, "old", value)),
                new Store("getAndReplace", (cache, key, value) -> cache.getAndReplace(key, value)),
                new Store(
                        "invoke",
                        (cache, key, value) -> cache.invoke(key, (entry, arguments) -> {
                            entry.setValue(value);
                            return null;
                        })));
    }

    @BeforeEach
    void create() {
        cache = ranch.cache(Configured.writeThrough(writer));
        cache.registerCacheEntryListener(listener.synchronous());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aValueThatCannotBeCopiedIsRefusedBeforeAnybodyHearsOfIt(Store store) {
        cache.put("k", "old");
        int calls = writer.calls().size();

        assertThatThrownBy(() -> store.how().store(cache, "k", new Opaque()))
                .isInstanceOf(NotCopyableException.class)
                .hasMessageContaining(cache.getName())
                .hasMessageContaining(Opaque.class.getName());

        assertThat(cache.get("k")).isEqualTo("old");
        assertThat(writer.calls()).hasSize(calls);
        assertThat(listener.heard()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aKeyThatCannotBeCopiedIsRefusedBeforeAnybodyHearsOfIt(Store store) {
        assertThatThrownBy(() -> store.how().store(cache, new Opaque(), "v"))
                .isInstanceOf(NotCopyableException.class)
                .hasMessageContaining(cache.getName())
                .hasMessageContaining(Opaque.class.getName());

        assertThat(cache.iterator().hasNext()).isFalse();
        assertThat(writer.calls()).isEmpty();
        assertThat(listener.heard()).isEmpty();
    }

    @Test
    void whatIsNotCopyableDeepInsideIsRefusedToo() {
        assertThatThrownBy(() -> cache.put("k", new ArrayList<>(List.of("fine", new Box(new Opaque())))))
                .isInstanceOf(NotCopyableException.class)
                .hasRootCauseInstanceOf(NotSerializableException.class)
                .hasMessageContaining("ArrayList")
                .hasMessageContaining("Opaque");

        assertThat(cache.containsKey("k")).isFalse();
        assertThat(writer.calls()).isEmpty();
    }

    @Test
    void whatThrowsWhileItIsCopiedIsRefused() {
        assertThatThrownBy(() -> cache.put("k", new Liar()))
                .isInstanceOf(NotCopyableException.class)
                .hasRootCauseMessage("I will not");

        assertThat(cache.containsKey("k")).isFalse();
    }

    @Test
    void whereOneOfManyCannotBeCopiedNoneIsStored() {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put("a", "1");
        map.put("b", new Opaque());

        assertThatThrownBy(() -> cache.putAll(map)).isInstanceOf(NotCopyableException.class);

        assertThat(cache.containsKey("a")).isFalse();
        assertThat(writer.calls()).isEmpty();
        assertThat(listener.heard()).isEmpty();
    }

    @Test
    void whereOneOfManyKeysCannotBeCopiedNoneIsStoredAndNobodyIsHeldUp() {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put("a", "1");
        map.put(new Opaque(), "2");

        assertThatThrownBy(() -> cache.putAll(map)).isInstanceOf(NotCopyableException.class);

        assertThat(cache.containsKey("a")).isFalse();
        crowd.go(() -> cache.put("a", "3")).result();
        assertThat(listener.heard()).hasSize(1);
    }

    @Test
    void aSerializableKeyAndValueNeedNoConfiguration() {
        Box key = new Box("k");
        Box value = new Box(new ArrayList<>(List.of("v")));

        cache.put(key, value);

        assertThat(cache.get(new Box("k"))).isEqualTo(value).isNotSameAs(value);
    }

    @Test
    void whatCannotBeCopiedCannotBeComparedEitherButIsNotRefused() {
        cache.put("k", "v");

        assertThat(cache.remove("k", new Opaque())).isFalse();
        assertThat(cache.get("k")).isEqualTo("v");
    }
}
