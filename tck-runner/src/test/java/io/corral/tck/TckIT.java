// SPDX-License-Identifier: Apache-2.0
package io.corral.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The TCK, on the JDK of the build and on a second one beside it, in the usual order and in a random one.
 * {@code -Dtck.seed=} repeats a random order.
 */
@Execution(ExecutionMode.CONCURRENT)
class TckIT {

    private static final InstalledJdks JDKS = new InstalledJdks(Jdk.current());

    @BeforeAll
    static void saysHowManyJdksThereAre() {
        List<Jdk> jdks = JDKS.toTestOn();
        if (jdks.size() == 1) {
            System.out.printf("TCK: only %s is tested; there is no other JDK in %s.%n", jdks.get(0), JDKS.folder());
        }
    }

    static Stream<TckRun> runs() throws IOException {
        Map<String, String> systemProperties = SystemProperties.read();
        long seed = Long.getLong("tck.seed", RandomGenerator.getDefault().nextInt(1_000_000));
        return JDKS.toTestOn().stream()
                .flatMap(jdk -> Stream.of(TestOrder.usual(), TestOrder.shuffled(seed))
                        .map(order -> new TckRun(jdk, order, "", systemProperties)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void everyCoreTestPasses(TckRun run) throws Exception {
        TckOutcome outcome = run.execute(Path.of(System.getProperty("tck.output", "target/tck")));
        System.out.printf("%s: %s%n", run, outcome);
        assertThat(TckGate.complaints(outcome)).isEmpty();
    }
}
