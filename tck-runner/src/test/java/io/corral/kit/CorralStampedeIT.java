// SPDX-License-Identifier: Apache-2.0
package io.corral.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.tck.InstalledJdks;
import io.corral.tck.Jdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Corral passes every scenario, as it comes: in one JVM on the JDK of the build and on a second one beside it, on a
 * cluster on that of the build; with {@code -Pdeep} on both. Nothing else runs meanwhile, for some verdicts are about time.
 */
@Isolated
class CorralStampedeIT {

    /** What the default build plays of the cluster part. */
    private static final List<String> FEW = List.of(
            "cluster-cold-key", "cluster-failing-loader", "cluster-write-during-load-put", "cluster-holder-killed");

    /** Half of what a JVM of the default build does is to compile what it will not need. */
    private static final String SOON_THERE = "-XX:TieredStopAtLevel=1,-XX:+UseSerialGC";

    private static final Path OUT = Path.of(System.getProperty("kit.output", "target/stampede-kit"));
    private static final boolean ALL = System.getProperty("kit.cluster", "").equals("all");

    static List<Jdk> jdks() {
        return new InstalledJdks(Jdk.current()).toTestOn();
    }

    static List<Jdk> jdksOfClusters() {
        return ALL ? jdks() : List.of(Jdk.current());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void corralPassesEveryScenarioOfOneJvm(Jdk jdk) {
        assertThat(play("one-jvm", jdk, "--part", "local"))
                .as("the report is in %s", OUT)
                .isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdksOfClusters")
    void corralPassesOnAClusterOfThreeJvms(Jdk jdk) {
        List<String> arguments = new ArrayList<>(List.of("--part", "cluster"));
        if (!ALL) {
            FEW.forEach(id -> arguments.addAll(List.of("--only", id)));
        }
        assertThat(play("cluster", jdk, arguments.toArray(String[]::new)))
                .as("the report is in %s", OUT)
                .isZero();
    }

    private static int play(String folder, Jdk jdk, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--file",
                "peers/corral.properties",
                "--java",
                jdk.home().toString(),
                "--out",
                OUT.resolve(folder + "-" + jdk.release()).toString()));
        if (!ALL) {
            arguments.addAll(List.of("--jvm", SOON_THERE));
        }
        arguments.addAll(List.of(more));
        return StampedeKit.run(System.out, System.err, arguments.toArray(String[]::new));
    }
}
