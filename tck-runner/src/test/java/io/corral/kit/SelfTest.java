// SPDX-License-Identifier: Apache-2.0
package io.corral.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.kit.local.LocalPlayer;
import io.corral.kit.local.LocalScenario;
import io.corral.kit.local.LocalScenarios;
import io.corral.kit.memory.Fault;
import io.corral.kit.memory.MemoryManager;
import io.corral.kit.model.Verdict;
import io.corral.kit.probe.Patience;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.cache.CacheManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each scenario notices the fault it is there for, and nothing else does. */
class SelfTest {

    /** A fault in memory shows sooner than one of a provider on a busy machine, and at the first try. */
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(30), 30);

    @Test
    void aCorrectProviderPassesEveryScenario() throws Exception {
        assertThat(failures(MemoryManager.with())).isEmpty();
    }

    /** Some at a time: they wait more than they work. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource
    void aFaultFailsItsScenarioAndNoOther(Fault fault) throws Exception {
        assertThat(failures(MemoryManager.with(fault))).containsOnlyKeys(fault.scenario());
    }

    @Test
    void everyScenarioHasAFault() {
        assertThat(Arrays.stream(Fault.values()).map(Fault::scenario).distinct())
                .containsExactlyInAnyOrderElementsOf(LocalScenarios.all().stream()
                        .map(scenario -> scenario.scenario().id())
                        .toList());
    }

    private static Map<String, Verdict> failures(CacheManager manager) throws InterruptedException {
        Map<String, Verdict> failures = new TreeMap<>();
        LocalPlayer player = new LocalPlayer(manager, SHORT);
        for (LocalScenario scenario : LocalScenarios.all()) {
            Verdict verdict = player.play(scenario).verdict();
            if (!(verdict instanceof Verdict.Pass)) {
                failures.put(scenario.scenario().id(), verdict);
            }
        }
        return failures;
    }
}
