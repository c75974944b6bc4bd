// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.run;

import io.corral.bench.BenchFailure;
import io.corral.bench.plan.Pace;
import io.corral.bench.result.Conditions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Asks what this machine is and which state of the code is measured. */
public final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** The conditions of a run that begins now. */
    public static Conditions conditions(Path module, Pace pace) {
        return new Conditions(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                commit(module),
                machine(),
                Runtime.version() + ", " + System.getProperty("java.vm.name"),
                Forks.FLAGS,
                pace.inWords());
    }

    private static String commit(Path module) {
        try {
            String head =
                    Command.run(module, List.of("git", "rev-parse", "HEAD")).strip();
            String changes = Command.run(module, List.of("git", "status", "--porcelain", "--", ".."))
                    .strip();
            return changes.isEmpty() ? head : head + "+changes";
        } catch (BenchFailure e) {
            // Not a checkout, or no git: the figures are as good, their origin is not known.
            return "unknown";
        }
    }

    /** How many bytes of memory it has. */
    static long memory() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }

    private static String machine() {
        long bytes = memory();
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %d GB, %s %s",
                processor(),
                Runtime.getRuntime().availableProcessors(),
                Math.round(bytes / (double) (1 << 30)),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
    }

    private static String processor() {
        try {
            return Files.readAllLines(PROCESSORS).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            return "unknown processor";
        }
    }
}
