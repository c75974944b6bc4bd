// SPDX-License-Identifier: Apache-2.0
package io.corral.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Corral passes every scenario, as it comes. Alone, for some verdicts are about time. */
@Isolated
class CorralStampedeIT {

    /** What the default build plays of the cluster part. */
    private static final List<String> FEW = List.of(
            "cluster-cold-key", "cluster-failing-loader", "cluster-write-during-load-put", "cluster-holder-killed");

    private static final Path OUT = Path.of(System.getProperty("kit.output", "target/stampede-kit"));

    @Test
    void corralPassesEveryScenarioOfOneJvm() {
        assertThat(play("one-jvm", "--part", "local"))
                .as("the report is in %s", OUT)
                .isZero();
    }

    @Test
    void corralPassesOnAClusterOfThreeJvms() {
        List<String> arguments = new ArrayList<>(List.of("--part", "cluster"));
        if (!System.getProperty("kit.cluster", "").equals("all")) {
            FEW.forEach(id -> arguments.addAll(List.of("--only", id)));
        }
        assertThat(play("cluster", arguments.toArray(String[]::new)))
                .as("the report is in %s", OUT)
                .isZero();
    }

    private static int play(String folder, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--file",
                "peers/corral.properties",
                "--out",
                OUT.resolve(folder).toString()));
        arguments.addAll(List.of(more));
        return StampedeKit.run(System.out, System.err, arguments.toArray(String[]::new));
    }
}
