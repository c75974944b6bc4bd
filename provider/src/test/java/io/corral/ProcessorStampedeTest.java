// SPDX-License-Identifier: Apache-2.0
package io.corral;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.fixture.Configured;
import io.corral.fixture.CountingLoader;
import io.corral.fixture.Crowd;
import io.corral.fixture.Gate;
import io.corral.fixture.Member;
import io.corral.fixture.Ranch;
import java.util.List;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.processor.EntryProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Entry processors that ask for a value which is not there. */
class ProcessorStampedeTest {

    private static final EntryProcessor<String, String, String> READ = (entry, arguments) -> entry.getValue();

    @RegisterExtension
    final Ranch ranch = new Ranch();

    @RegisterExtension
    final Crowd crowd = new Crowd();

    private final Gate gate = new Gate();
    private final CountingLoader<String, String> loader = new CountingLoader<>(key -> {
        gate.pass();
        return key.equals("void") ? null : "loaded";
    });
    private Cache<String, String> cache;

    @BeforeEach
    void create() {
        cache = ranch.cache(Configured.readThrough(loader));
    }

    @Test
    void manyProcessorsThatReadAColdKeyMakeOneLoad() {
        List<Member<String>> members = crowd.sendTogether(64, number -> cache.invoke("k", READ));
        gate.awaitArrivals(1);

        gate.open();

        assertThat(members).allSatisfy(member -> assertThat(member.result()).isEqualTo("loaded"));
        assertThat(loader.asked()).containsExactly("k");
    }

    @Test
    void processorsOverManyColdKeysLoadEachOnce() {
        gate.open();
        Set<String> keys = Set.of("a", "b", "c");

        crowd.together(8, number -> assertThat(cache.invokeAll(keys, READ)).hasSize(3));

        assertThat(loader.asked()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void aProcessorJoinsTheLoadOfAReader() {
        Member<String> reader = crowd.send(() -> cache.get("k"));
        gate.awaitArrivals(1);
        Member<String> processor = crowd.send(() -> cache.invoke("k", READ));
        processor.awaitWaiting();

        gate.open();

        assertThat(reader.result()).isEqualTo("loaded");
        assertThat(processor.result()).isEqualTo("loaded");
        assertThat(loader.asked()).containsExactly("k");
    }

    @Test
    void aProcessorThatDoesNotReadDoesNotLoad() {
        assertThat(cache.<Boolean>invoke("k", (entry, arguments) -> entry.exists()))
                .isFalse();
        cache.invoke("k", (entry, arguments) -> {
            entry.setValue("set");
            return null;
        });

        assertThat(loader.asked()).isEmpty();
        assertThat(cache.get("k")).isEqualTo("set");
    }

    @Test
    void whatAProcessorHasLoadedStays() {
        gate.open();

        cache.invoke("k", READ);

        assertThat(cache.containsKey("k")).isTrue();
    }

    @Test
    void aProcessorThatFindsNothingSeesNullAndStoresNothing() {
        gate.open();

        assertThat(cache.invoke("void", READ)).isNull();
        assertThat(cache.containsKey("void")).isFalse();
    }

    @Test
    void aProcessorSeesWhatWasPutWhileItLoaded() {
        Member<String> processor = crowd.send(() -> cache.invoke("k", READ));
        gate.awaitArrivals(1);

        cache.put("k", "put");
        gate.open();

        assertThat(processor.result()).isEqualTo("put");
        assertThat(cache.get("k")).isEqualTo("put");
    }
}
