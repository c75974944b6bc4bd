// SPDX-License-Identifier: Apache-2.0
package io.corral.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The TCK on one member of a cluster of three JVMs on this machine, whose other members only hold what they own. Each
 * cluster has a loopback address of its own, so that several can run at once.
 */
@Execution(ExecutionMode.CONCURRENT)
class TckClusterIT {

    /** JGroups listens for failures 50,000 ports further up, so ports must be low. */
    private static final int FIRST_PORT = 10_000;

    private static final int LAST_PORT = 15_000;

    /** Each mode on the JDK of the build; in the profile {@code deep} on every JDK beside it too. */
    static Stream<Arguments> runs() throws IOException {
        InstalledJdks installed = new InstalledJdks(Jdk.current());
        boolean all = System.getProperty("tck.cluster.jdks", "").equals("all");
        List<Jdk> jdks = all ? installed.toTestOn() : List.of(Jdk.current());
        AtomicInteger clusters = new AtomicInteger(1);
        return jdks.stream()
                .flatMap(jdk -> Stream.of("distributed", "replicated")
                        .map(mode -> Arguments.of(jdk, mode, "127.0.0." + clusters.incrementAndGet())));
    }

    @ParameterizedTest(name = "{0}, {1}, on {2}")
    @MethodSource("runs")
    void everyCoreTestPassesOnACluster(Jdk jdk, String mode, String address) throws Exception {
        String output = System.getProperty("tck.output", "target/tck");
        Path folder = Files.createDirectories(Path.of(output, mode + "-" + jdk.release()));
        List<Integer> ports = freePorts(address, 2);
        // The TCK opens a second manager beside its first: so the member under test takes any of a few ports.
        String hosts = Stream.of(ports.get(0), ports.get(1), 7800, 7801)
                .map(port -> address + "[" + port + "]")
                .collect(Collectors.joining(","));
        Map<String, String> cluster = Map.of(
                "corral.cluster",
                "tck-" + ProcessHandle.current().pid() + "-" + mode + "-" + jdk.release(),
                "corral.cluster.mode",
                mode,
                "corral.cluster.hosts",
                hosts,
                "java.net.preferIPv4Stack",
                "true");

        Map<String, String> underTest = new TreeMap<>(SystemProperties.read());
        underTest.putAll(cluster);
        underTest.put("corral.cluster.bind", address);
        // The TCK stores subclasses of its own in caches that are declared for any object.
        underTest.put("corral.cache-defaults.allow", "domain.*");
        TckRun run = new TckRun(jdk, TestOrder.usual(), "three nodes, " + mode, underTest);

        List<Map<String, String>> others = ports.stream()
                .map(port -> member(cluster, address + ":" + port))
                .toList();
        try (TckMembers members = TckMembers.start(jdk, others, folder)) {
            assertThat(members).isNotNull();
            TckOutcome outcome = run.execute(folder);
            System.out.printf("%s: %s%n", run, outcome);
            assertThat(TckGate.complaints(withoutOptional(outcome))).isEmpty();
        }
    }

    /** Store-by-reference is optional, a clustered cache says that it does not do it, and the TCK leaves its tests out. */
    private static TckOutcome withoutOptional(TckOutcome outcome) {
        List<String> excluded = outcome.excluded().stream()
                .filter(test -> !test.contains("StoreByReference"))
                .toList();
        return new TckOutcome(
                outcome.run(), outcome.failures(), outcome.errors(), outcome.skipped(), excluded, outcome.complete());
    }

    private static Map<String, String> member(Map<String, String> cluster, String bind) {
        Map<String, String> settings = new TreeMap<>(cluster);
        settings.put("corral.cluster.bind", bind);
        return settings;
    }

    private static List<Integer> freePorts(String address, int count) throws IOException {
        List<Integer> free = new ArrayList<>();
        int port = FIRST_PORT + (int) (ProcessHandle.current().pid() % (LAST_PORT - FIRST_PORT));
        while (free.size() < count) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
                free.add(socket.getLocalPort());
            } catch (IOException e) {
                System.out.printf("Port %d is taken: %s%n", port, e.getMessage());
            }
            port = port >= LAST_PORT ? FIRST_PORT : port + 1;
        }
        return free;
    }
}
