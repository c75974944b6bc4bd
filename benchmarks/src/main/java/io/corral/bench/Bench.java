// SPDX-License-Identifier: Apache-2.0
package io.corral.bench;

import io.corral.bench.report.RatioPicture;
import io.corral.bench.report.Report;
import io.corral.bench.result.Conditions;
import io.corral.bench.result.Drift;
import io.corral.bench.result.ResultFile;
import io.corral.bench.result.Results;
import io.corral.bench.result.RowFacts;
import io.corral.bench.run.ClassPaths;
import io.corral.bench.run.Forks;
import io.corral.bench.run.Machine;
import io.corral.bench.run.Measuring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Measures one table, or writes down one that was measured before. */
public final class Bench {

    /** The system property with the folder of this module. */
    static final String MODULE = "bench.module";

    /** The system property with the command that starts Maven. */
    static final String MAVEN = "bench.maven";

    private static final int FAILED = 1;
    private static final int NOT_QUIET = 3;

    private Bench() {}

    /** Ends with 0, with 1 if something is wrong, and with 3 if the machine was not quiet. */
    public static void main(String[] arguments) throws IOException {
        try {
            Optional<Options> options = Options.parse(arguments);
            if (options.isEmpty()) {
                System.out.print(Options.HELP);
            } else if (options.get().render().isPresent()) {
                write(options.get().render().get());
            } else {
                measure(options.get());
            }
        } catch (NotQuiet e) {
            System.err.println(e.getMessage());
            System.exit(NOT_QUIET);
        } catch (BenchFailure e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
        }
    }

    private static void measure(Options options) throws IOException {
        Path module = Path.of(System.getProperty(MODULE, "")).toAbsolutePath();
        List<String> other = options.against().map(Path::toString).stream().toList();
        ClassPaths classPaths = new ClassPaths(module, System.getProperty(MAVEN, "mvn"), other);
        classPaths.resolve(options.whom());
        Conditions conditions = Machine.conditions(module, options.pace());
        Path logs = Files.createDirectories(module.resolve("target/bench/logs"));
        Measuring measuring = new Measuring(new Forks(classPaths, options.pace(), logs)::measure, System.out::println);
        measuring.run(options.pace().rounds(), options.rows(), options.threadCounts(), options.whom());
        Drift drift = measuring.drift();
        require(drift, options.noisy() || options.quick());
        boolean preliminary = options.quick() || !drift.quiet();
        List<RowFacts> rows = options.rows().stream()
                .map(row -> new RowFacts(row.title(), row.target(), row.allocationFree()))
                .toList();
        Results results = new Results(options.table().id(), preliminary, conditions, drift, rows, measuring.cells());
        Path folder = module.resolve(preliminary ? "target/bench" : "results");
        Path file = folder.resolve(fileName(results));
        ResultFile.write(results, file);
        write(file);
    }

    static void require(Drift drift, boolean tolerant) {
        if (!drift.quiet() && !tolerant) {
            throw new NotQuiet(String.format(
                    Locale.ROOT,
                    "Refused: the machine was not quiet. Work that is always the same was %.0f %% slower at one time than "
                            + "at another; %.0f %% is allowed. Nothing was kept. Stop what else runs and measure again, "
                            + "or measure with --noisy for results that are marked as preliminary.",
                    drift.share() * 100,
                    Drift.ALLOWED * 100));
        }
    }

    private static String fileName(Results results) {
        String commit = results.conditions().commit();
        return results.table() + "-"
                + results.conditions().date().replaceAll("[:Z]", "") + "-"
                + commit.substring(0, Math.min(8, commit.length())) + ".json";
    }

    /** Writes the table and the picture of results beside them, and prints the table. */
    private static void write(Path file) throws IOException {
        Results results = ResultFile.read(file);
        String name = file.getFileName().toString().replaceFirst("\\.json$", "");
        String table = Report.of(results);
        Files.writeString(file.resolveSibling(name + ".md"), table);
        String picture = RatioPicture.of(results);
        if (!picture.isEmpty()) {
            Files.writeString(file.resolveSibling(name + ".svg"), picture);
        }
        System.out.println();
        System.out.print(table);
        System.out.println("\nWritten to " + file.toAbsolutePath().normalize() + ", .md and .svg");
    }

    /** The machine did other work. */
    static final class NotQuiet extends RuntimeException {

        NotQuiet(String message) {
            super(message);
        }
    }
}
