// SPDX-License-Identifier: Apache-2.0
package io.corral.bench;

import io.corral.bench.plan.Peer;
import io.corral.bench.plan.Probe;
import io.corral.bench.plan.Row;
import io.corral.bench.plan.Study;
import io.corral.bench.plan.Table;
import io.corral.bench.report.GrowthPicture;
import io.corral.bench.report.RatioPicture;
import io.corral.bench.report.Report;
import io.corral.bench.report.SurveyReport;
import io.corral.bench.result.Conditions;
import io.corral.bench.result.Drift;
import io.corral.bench.result.ResultFile;
import io.corral.bench.result.Results;
import io.corral.bench.result.RowFacts;
import io.corral.bench.result.Survey;
import io.corral.bench.run.ClassPaths;
import io.corral.bench.run.Forks;
import io.corral.bench.run.Machine;
import io.corral.bench.run.Measuring;
import io.corral.bench.run.Programs;
import io.corral.bench.run.Surveying;
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
        Path module = module();
        List<String> other = options.against().map(Path::toString).stream().toList();
        ClassPaths classPaths = new ClassPaths(module, System.getProperty(MAVEN, "mvn"), other);
        Path logs = Files.createDirectories(module.resolve("target/bench/logs"));
        Optional<Study> study = options.study();
        if (study.isPresent()) {
            survey(options, study.get(), classPaths, logs);
            return;
        }
        classPaths.resolve(options.whom());
        Conditions conditions = Machine.conditions(module, options.pace());
        Measuring measuring = new Measuring(new Forks(classPaths, options.pace(), logs)::measure, System.out::println);
        List<Row> fitting = options.rows().stream().filter(Forks::fits).toList();
        options.rows().stream()
                .filter(row -> !fitting.contains(row))
                .forEach(row -> System.out.println("left out, for it needs more memory than there is: " + row.title()));
        measuring.run(options.pace().rounds(), fitting, options.threadCounts(), options.whom());
        Drift drift = measuring.drift();
        require(drift, options.noisy() || options.quick());
        boolean preliminary = options.quick() || !drift.quiet();
        List<RowFacts> rows = fitting.stream()
                .map(row -> new RowFacts(
                        row.title(),
                        row.target(),
                        row.allocationFree(),
                        row.growth().panel(),
                        row.growth().x()))
                .toList();
        Results results = new Results(options.table().id(), preliminary, conditions, drift, rows, measuring.cells());
        Path file = file(module, preliminary, results.table(), conditions);
        ResultFile.write(results, file);
        write(file);
    }

    private static void survey(Options options, Study study, ClassPaths classPaths, Path logs) throws IOException {
        Path module = module();
        List<Probe> probes = options.probes(study);
        List<Peer> peers = options.whom(probes);
        classPaths.resolve(peers);
        Conditions conditions = Machine.conditions(module, options.pace());
        Forks forks = new Forks(classPaths, options.pace(), logs);
        Surveying surveying = new Surveying(forks::measure, new Programs(classPaths, logs)::run, System.out::println);
        surveying.run(options.pace().rounds(), study.timed(), probes, peers);
        Drift drift = surveying.drift();
        require(drift, options.noisy() || options.quick());
        boolean preliminary = options.quick() || !drift.quiet();
        Path file = file(module, preliminary, study.id(), conditions);
        Survey survey = new Survey(study.id(), preliminary, conditions, drift, surveying.series(), study.claims());
        ResultFile.write(survey, file);
        write(file);
    }

    private static Path module() {
        return Path.of(System.getProperty(MODULE, "")).toAbsolutePath();
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

    private static Path file(Path module, boolean preliminary, String table, Conditions conditions) {
        String commit = conditions.commit();
        String name = table + "-" + conditions.date().replaceAll("[:Z]", "") + "-"
                + commit.substring(0, Math.min(8, commit.length())) + ".json";
        return module.resolve(preliminary ? "target/bench" : "results").resolve(name);
    }

    /** Writes the table and the picture of results beside them, and prints the table. */
    private static void write(Path file) throws IOException {
        String table;
        String picture = "";
        if (ResultFile.isSurvey(file)) {
            table = SurveyReport.of(ResultFile.readSurvey(file));
        } else {
            Results results = ResultFile.read(file);
            table = Report.of(results);
            picture = results.table().equals(Table.GROWTH.id()) ? GrowthPicture.of(results) : RatioPicture.of(results);
        }
        String name = file.getFileName().toString().replaceFirst("\\.json$", "");
        Files.writeString(file.resolveSibling(name + ".md"), table);
        if (!picture.isEmpty()) {
            Files.writeString(file.resolveSibling(name + ".svg"), picture);
        }
        System.out.println();
        System.out.print(table);
        System.out.println(
                "\nWritten to " + file.toAbsolutePath().normalize() + " and .md" + (picture.isEmpty() ? "" : ", .svg"));
    }

    /** The machine did other work. */
    static final class NotQuiet extends RuntimeException {

        NotQuiet(String message) {
            super(message);
        }
    }
}
