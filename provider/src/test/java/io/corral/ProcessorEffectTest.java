// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.corral.fixture.Configured;
import io.corral.fixture.Ranch;
import io.corral.fixture.RecordingListener;
import io.corral.fixture.RecordingWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.integration.CacheWriterException;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorException;
import javax.cache.processor.EntryProcessorResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an entry processor does to the cache, to the writer and to listeners. */
class ProcessorEffectTest {

    private static final EntryProcessor<String, String, String> SET = (entry, arguments) -> {
        entry.setValue("set");
        return "done";
    };

    private static final EntryProcessor<String, String, String> REMOVE = (entry, arguments) -> {
        entry.remove();
        return "done";
    };

    @RegisterExtension
    final Ranch ranch = new Ranch();

    private final RecordingWriter<String, String> writer = new RecordingWriter<>(key -> {
        if (key.equals("bad")) {
            throw new IllegalStateException("no database");
        }
    });
    private final RecordingListener<String, String> listener = new RecordingListener<>();
    private Cache<String, String> cache;

    @BeforeEach
    void create() {
        cache = ranch.cache(Configured.writeThrough(writer));
        cache.registerCacheEntryListener(listener.synchronous());
    }

    @Test
    void aValueThatIsSetIsWrittenOnce() {
        assertThat(cache.invoke("k", SET)).isEqualTo("done");

        assertThat(cache.get("k")).isEqualTo("set");
        assertThat(writer.calls()).containsExactly("write k=set");
    }

    @Test
    void onlyTheLastValueThatIsSetCounts() {
        cache.invoke("k", (entry, arguments) -> {
            entry.setValue("first");
            entry.setValue("second");
            return null;
        });

        assertThat(cache.get("k")).isEqualTo("second");
        assertThat(writer.calls()).containsExactly("write k=second");
        assertThat(listener.heard()).hasSize(1);
    }

    @Test
    void aValueThatIsRemovedIsDeletedOnce() {
        cache.put("k", "v");

        cache.invoke("k", REMOVE);

        assertThat(cache.containsKey("k")).isFalse();
        assertThat(writer.calls()).containsExactly("write k=v", "delete k");
    }

    @Test
    void whatIsSetAndRemovedAgainWasNeverThere() {
        cache.invoke("k", (entry, arguments) -> {
            entry.setValue("set");
            entry.remove();
            return null;
        });

        assertThat(cache.containsKey("k")).isFalse();
        assertThat(writer.calls()).isEmpty();
        assertThat(listener.heard()).isEmpty();
    }

    @Test
    void whatIsRemovedAndSetAgainIsReplaced() {
        cache.put("k", "v");

        cache.invoke("k", (entry, arguments) -> {
            entry.remove();
            entry.setValue("set");
            return null;
        });

        assertThat(cache.get("k")).isEqualTo("set");
        assertThat(writer.calls()).containsExactly("write k=v", "write k=set");
    }

    @Test
    void theProcessorSeesWhatItHasDone() {
        cache.put("k", "v");

        String seen = cache.invoke("k", (entry, arguments) -> {
            StringBuilder words = new StringBuilder(entry.getKey() + entry.getValue() + entry.exists());
            entry.setValue("w");
            words.append(entry.getValue()).append(entry.exists());
            entry.remove();
            return words.append(entry.getValue()).append(entry.exists()).toString();
        });

        assertThat(seen).isEqualTo("kvtruewtruenullfalse");
    }

    @Test
    void theProcessorGetsItsArguments() {
        String joined = cache.invoke("k", (entry, arguments) -> arguments[0] + "," + arguments[1], "a", 1);

        assertThat(joined).isEqualTo("a,1");
    }

    @Test
    void aProcessorThatThrowsChangesNothing() {
        cache.put("k", "v");

        assertThatThrownBy(() -> cache.invoke("k", (entry, arguments) -> {
                    entry.setValue("set");
                    throw new IllegalStateException("mine");
                }))
                .isInstanceOf(EntryProcessorException.class)
                .hasRootCauseMessage("mine")
                .hasMessageContaining(cache.getName());

        assertThat(cache.get("k")).isEqualTo("v");
        assertThat(writer.calls()).containsExactly("write k=v");
        assertThat(listener.heard()).hasSize(1);
    }

    @Test
    void aProcessorsOwnEntryProcessorExceptionIsNotWrapped() {
        EntryProcessorException mine = new EntryProcessorException("mine");

        assertThat(catchThrowable(() -> cache.invoke("k", (entry, arguments) -> {
                    throw mine;
                })))
                .isSameAs(mine);
    }

    @Test
    void aKeyIsFreeAfterItsProcessorThrew() {
        assertThatThrownBy(() -> cache.invoke("k", (entry, arguments) -> {
                    throw new LinkageError("mine");
                }))
                .isInstanceOf(LinkageError.class);

        assertThat(cache.invoke("k", SET)).isEqualTo("done");
    }

    @Test
    void nullCannotBeSet() {
        assertThatThrownBy(() -> cache.invoke("k", (entry, arguments) -> {
                    entry.setValue(null);
                    return null;
                }))
                .isInstanceOf(EntryProcessorException.class)
                .hasCauseInstanceOf(NullPointerException.class);
        assertThat(cache.containsKey("k")).isFalse();
    }

    @Test
    void aWriterThatThrowsLeavesTheCacheAsItWas() {
        assertThatThrownBy(() -> cache.invoke("bad", SET)).isInstanceOf(CacheWriterException.class);
        assertThatThrownBy(() -> cache.invoke("bad", REMOVE)).isInstanceOf(CacheWriterException.class);

        assertThat(cache.containsKey("bad")).isFalse();
        assertThat(listener.heard()).isEmpty();
    }

    @Test
    void manyKeysHaveEachItsOwnResult() {
        cache.put("a", "1");
        cache.put("b", "2");

        Map<String, EntryProcessorResult<String>> results =
                cache.invokeAll(Set.of("a", "b", "void"), (entry, arguments) -> entry.getValue());

        assertThat(results).containsOnlyKeys("a", "b");
        assertThat(results.get("a").get()).isEqualTo("1");
        assertThat(results.get("b").get()).isEqualTo("2");
    }

    @Test
    void theFailureOfOneKeyLeavesTheResultsOfTheOthers() {
        EntryProcessor<String, String, String> picky = (entry, arguments) -> {
            if (entry.getKey().equals("b")) {
                throw new IllegalStateException("mine");
            }
            entry.setValue("set");
            return "done";
        };

        Map<String, EntryProcessorResult<String>> results =
                cache.invokeAll(new LinkedHashSet<>(List.of("a", "b", "c")), picky);

        assertThat(results.get("a").get()).isEqualTo("done");
        assertThatThrownBy(() -> results.get("b").get()).isInstanceOf(EntryProcessorException.class);
        assertThat(results.get("c").get()).isEqualTo("done");
        assertThat(cache.containsKey("b")).isFalse();
        assertThat(cache.containsKey("c")).isTrue();
    }

    @Test
    void nullsAreRefused() {
        assertThatThrownBy(() -> cache.invoke(null, SET)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> cache.invoke("k", null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> cache.invokeAll(null, SET)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> cache.invokeAll(Set.of("k"), null)).isInstanceOf(NullPointerException.class);
    }
}
