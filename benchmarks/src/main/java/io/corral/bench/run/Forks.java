// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.run;

import io.corral.bench.BenchFailure;
import io.corral.bench.plan.Pace;
import io.corral.bench.plan.Row;
import io.corral.bench.plan.Turn;
import io.corral.bench.result.Fork;
import io.corral.bench.work.CpuTime;
import io.corral.bench.work.Provider;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures one turn: JMH starts one JVM for it. */
public final class Forks {

    /**
     * For each JVM that measures: a heap that never grows, and nothing that depends on the machine's size. It is touched at the start, for a
     * virtual machine may have to ask for each page: what allocates would be measured by that until the collector comes round.
     */
    public static final List<String> FLAGS = flags("2g");

    /** The same for rows with as many entries as {@link #MANY}. */
    private static final List<String> ROOMY_FLAGS = flags("8g");

    private static final int MANY = 5_000_000;
    private static final long ROOMY_BYTES = 12L << 30;

    private static final String WORK = "io.corral.bench.work.";
    private static final String CLASS_PATH = "java.class.path";

    private final ClassPaths classPaths;
    private final Pace pace;
    private final Path logs;

    /**
     * @param pace how long each turn takes
     * @param logs a folder for what each JVM prints
     */
    public Forks(ClassPaths classPaths, Pace pace, Path logs) {
        this.classPaths = classPaths;
        this.pace = pace;
        this.logs = logs;
    }

    private static List<String> flags(String heap) {
        return List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+UseG1GC", "-XX:+AlwaysPreTouch");
    }

    /** Whether this machine has the memory for a row. */
    public static boolean fits(Row row) {
        return !roomy(row) || Machine.memory() >= ROOMY_BYTES;
    }

    private static boolean roomy(Row row) {
        return Integer.parseInt(row.parameters().getOrDefault("entries", "0")) >= MANY;
    }

    /**
     * Measures.
     *
     * @throws BenchFailure if the benchmark fails, or its JVM does
     */
    public Fork measure(Turn turn) {
        String mine = System.getProperty(CLASS_PATH);
        try {
            // JMH gives a fork the class path that this property says, and nothing else sets it.
            System.setProperty(CLASS_PATH, classPaths.of(turn.peer()));
            Collection<RunResult> results = new Runner(options(turn).build()).run();
            if (results.isEmpty()) {
                throw failed(turn, null);
            }
            return fork(turn.round(), results.iterator().next());
        } catch (RunnerException e) {
            throw failed(turn, e);
        } finally {
            System.setProperty(CLASS_PATH, mine);
        }
    }

    private BenchFailure failed(Turn turn, @Nullable Exception cause) {
        return new BenchFailure(
                turn.row().title() + ", " + turn.peer().title() + ": its JVM failed, see " + log(turn), cause);
    }

    /** Where JMH and the measured JVM say what they do. */
    private Path log(Turn turn) {
        String row = turn.row().title().replaceAll("[^A-Za-z0-9]+", "-");
        return logs.resolve(turn.peer().id() + "-" + row + "-" + turn.threads() + "-" + turn.round() + ".log");
    }

    private ChainedOptionsBuilder options(Turn turn) {
        TimeValue iteration = TimeValue.milliseconds(pace.iteration().toMillis());
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(WORK + turn.row().benchmark()) + "$")
                .forks(1)
                .threads(turn.threads())
                .warmupIterations(pace.warmups(turn.row()))
                .warmupTime(iteration)
                .measurementIterations(pace.iterations())
                .measurementTime(iteration)
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTime.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.NORMAL)
                .output(log(turn).toString())
                .jvmArgs((roomy(turn.row()) ? ROOMY_FLAGS : FLAGS).toArray(String[]::new))
                .jvmArgsAppend(
                        "-D" + Provider.CLASS + "=" + turn.peer().provider(),
                        "-D" + Provider.URI_OF_MANAGER + "=" + classPaths.uri(turn.peer(), turn.row()));
        turn.row().parameters().forEach(options::param);
        return options;
    }

    private static Fork fork(int round, RunResult result) {
        List<IterationResult> iterations = result.getBenchmarkResults().stream()
                .flatMap(benchmark -> benchmark.getIterationResults().stream())
                .toList();
        List<Double> opsPerSecond = iterations.stream()
                .map(iteration -> iteration.getPrimaryResult().getScore())
                .toList();
        List<Double> cpuNanos = iterations.stream()
                .map(iteration -> Objects.requireNonNull(
                                iteration.getSecondaryResults().get(CpuTime.NAME))
                        .getScore())
                .toList();
        return new Fork(round, opsPerSecond, cpuNanos, bytesPerOp(result));
    }

    private static double bytesPerOp(RunResult result) {
        for (String name : result.getSecondaryResults().keySet()) {
            if (name.endsWith("gc.alloc.rate.norm")) {
                return result.getSecondaryResults().get(name).getScore();
            }
        }
        return 0;
    }
}
