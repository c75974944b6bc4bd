// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.kit.memory.ClusterFault;
import io.corral.kit.memory.Coordinator;
import io.corral.kit.memory.MemoryProvider;
import io.corral.kit.model.Result;
import io.corral.kit.model.Scenario;
import io.corral.kit.model.Verdict;
import io.corral.kit.process.JavaHome;
import io.corral.kit.process.Provision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each scenario of three JVMs notices the faults it is there for, and nothing else does. */
@Isolated
class ClusterSelfIT {

    /** These make the kit wait to the end of its patience: a short one will do. */
    private static final Set<ClusterFault> HANGING = EnumSet.of(
            ClusterFault.PUTS_WAIT_FOR_OTHER_KEYS,
            ClusterFault.PUT_WAITS_FOR_ITS_LOAD,
            ClusterFault.DEATH_IS_NOT_NOTICED);

    private static final ClusterPatience SHORT = new ClusterPatience(
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(60),
            Duration.ZERO);

    /** Where other scenarios must pass as well. */
    private static final ClusterPatience MIDDLE = new ClusterPatience(
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ZERO);

    private Coordinator coordinator;

    @TempDir
    Path logs;

    @BeforeEach
    void startsTheCoordinator() throws Exception {
        coordinator = Coordinator.start();
    }

    @AfterEach
    void stopsTheCoordinator() throws Exception {
        coordinator.close();
    }

    /**
     * On one cluster, to be quick. In the order of the faults, three nodes are there whenever one is killed, and there are
     * places enough for those that join.
     */
    @Test
    void aCorrectClusterPassesEveryScenarioAndEachFaultFailsItsOwn() throws Exception {
        List<Result> correct = new ArrayList<>();
        Map<ClusterFault, Verdict> faulty = new TreeMap<>();
        KitCluster cluster = KitCluster.start(this::node, logs, ClusterPatience.USUAL);
        try {
            int number = 0;
            for (ClusterScenario scenario : ClusterRun.all()) {
                correct.add(ClusterRun.play(scenario, cluster, number++));
            }
            for (ClusterFault fault : ClusterFault.values()) {
                coordinator.spoil(fault);
                cluster.patience(HANGING.contains(fault) ? SHORT : ClusterPatience.USUAL);
                faulty.put(
                        fault,
                        ClusterRun.play(scenario(fault), cluster, number++).verdict());
            }
        } finally {
            cluster.close();
        }
        assertThat(correct)
                .hasSize(10)
                .allSatisfy(result ->
                        assertThat(result.verdict()).as(result.scenario().id()).isInstanceOf(Verdict.Pass.class));
        assertThat(faulty).hasSize(ClusterFault.values().length).allSatisfy((fault, verdict) -> {
            assertThat(verdict).isInstanceOf(Verdict.Fail.class);
            assertThat(verdict.figure()).contains(fault.figure());
        });
    }

    @Tag("deep")
    @ParameterizedTest
    @EnumSource
    void aFaultFailsItsScenarioAndNoOther(ClusterFault fault) throws Exception {
        coordinator.spoil(fault);
        Map<String, String> failures = new TreeMap<>();
        new ClusterRun(
                        this::node,
                        logs,
                        result -> {
                            if (!(result.verdict() instanceof Verdict.Pass)) {
                                failures.put(
                                        result.scenario().id(), result.verdict().figure());
                            }
                        },
                        MIDDLE)
                .play(ClusterRun.scenarios());
        assertThat(failures).containsOnlyKeys(fault.scenario());
        assertThat(failures.get(fault.scenario())).contains(fault.figure());
    }

    @Test
    void everyScenarioHasAFault() {
        assertThat(Arrays.stream(ClusterFault.values())
                        .map(ClusterFault::scenario)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        ClusterRun.scenarios().stream().map(Scenario::id).toList());
    }

    private static ClusterScenario scenario(ClusterFault fault) {
        return ClusterRun.all().stream()
                .filter(scenario -> scenario.scenario().id().equals(fault.scenario()))
                .findFirst()
                .orElseThrow();
    }

    /** A JVM that is soon there: it does little. */
    private Provision node(Map<String, String> place) {
        try {
            String classPath = Path.of(MemoryProvider.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
            Map<String, String> properties = Map.of(
                    "coordinator",
                    Integer.toString(coordinator.port()),
                    "cluster",
                    place.get("cluster"),
                    "node",
                    place.get("node"));
            return new Provision(
                    MemoryProvider.class.getName(),
                    classPath,
                    "",
                    properties,
                    List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"),
                    JavaHome.current());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
