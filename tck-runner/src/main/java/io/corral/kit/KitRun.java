// SPDX-License-Identifier: Apache-2.0
package io.corral.kit;

import io.corral.kit.cluster.ClusterRun;
import io.corral.kit.local.LocalRun;
import io.corral.kit.local.LocalScenario;
import io.corral.kit.local.LocalScenarios;
import io.corral.kit.model.Part;
import io.corral.kit.model.Report;
import io.corral.kit.model.Result;
import io.corral.kit.model.Scenario;
import io.corral.kit.model.Subject;
import io.corral.kit.process.KitFailure;
import io.corral.kit.report.ReportFiles;
import io.corral.kit.subject.MavenClassPath;
import io.corral.kit.subject.ProviderFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Asks providers one after the other, and writes the reports. */
final class KitRun {

    private final Options options;
    private final PrintStream screen;
    private final PrintStream errors;
    private boolean complete = true;

    KitRun(Options options, PrintStream screen, PrintStream errors) {
        this.options = options;
        this.screen = screen;
        this.errors = errors;
    }

    /** All scenarios, in the order in which they are played. */
    static List<Scenario> scenarios() {
        return Stream.concat(
                        LocalScenarios.all().stream().map(LocalScenario::scenario), ClusterRun.scenarios().stream())
                .toList();
    }

    /**
     * Asks all. One that cannot be asked, or not all, is no reason not to ask the others.
     *
     * @return the exit code
     * @throws KitFailure if the options make no sense
     * @throws IOException if a report cannot be written
     * @throws InterruptedException if this thread is interrupted
     */
    int execute() throws IOException, InterruptedException {
        refuseUnknown();
        Path out = Path.of(options.last("--out", "stampede-kit"));
        List<ProviderFile> subjects = Subjects.of(options);
        List<Report> reports = new ArrayList<>();
        for (ProviderFile subject : subjects) {
            Path folder = subjects.size() == 1 ? out : out.resolve(folderName(subject.name()));
            Files.createDirectories(folder);
            Report report = ask(subject, folder);
            if (!report.results().isEmpty()) {
                ReportFiles.write(folder, report);
                reports.add(report);
            }
        }
        if (reports.size() > 1) {
            ReportFiles.writeTable(out, reports);
        }
        screen.println("The reports are in " + out + ".");
        if (!complete) {
            return StampedeKit.COULD_NOT;
        }
        return reports.stream().allMatch(Report::passed) ? 0 : StampedeKit.FAILED;
    }

    private Report ask(ProviderFile file, Path folder) throws InterruptedException, IOException {
        String machine = Subject.thisMachine(file.java().version());
        screen.println(file.name());
        List<Result> results = new ArrayList<>();
        try {
            String classPath = file.coordinates().isEmpty()
                    ? file.classPath()
                    : MavenClassPath.of(file.coordinates(), options.last("--maven", "mvn"), folder);
            List<Scenario> local = chosen(Part.LOCAL);
            if (!local.isEmpty()) {
                results.addAll(new LocalRun(file.alone(classPath), fresh(folder.resolve("local.log")), this::show)
                        .play(local));
            }
            List<Scenario> cluster = chosen(Part.CLUSTER);
            if (!cluster.isEmpty() && file.joins()) {
                Consumer<Result> progress = result -> {
                    results.add(result);
                    show(result);
                };
                new ClusterRun(place -> file.node(classPath, place), folder, progress, file.settle()).play(cluster);
            }
        } catch (KitFailure e) {
            complete = false;
            errors.println(e.getMessage());
        }
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        return new Report(new Subject(file.name(), file.version(), file.provider(), machine, today), results);
    }

    private static Path fresh(Path log) throws IOException {
        Files.deleteIfExists(log);
        return log;
    }

    private void refuseUnknown() {
        List<String> ids = scenarios().stream().map(Scenario::id).toList();
        for (String id : options.all("--only")) {
            if (!ids.contains(id)) {
                throw new KitFailure("There is no scenario " + id + "; --list names them.");
            }
        }
        for (String part : options.all("--part")) {
            if (!part.equals("local") && !part.equals("cluster")) {
                throw new KitFailure("There is no part " + part + "; there are local and cluster.");
            }
        }
    }

    private List<Scenario> chosen(Part part) {
        List<String> only = options.all("--only");
        List<String> parts = options.all("--part");
        if (!parts.isEmpty() && !parts.contains(part.name().toLowerCase(Locale.ROOT))) {
            return List.of();
        }
        return scenarios().stream()
                .filter(scenario -> scenario.part() == part)
                .filter(scenario -> only.isEmpty() || only.contains(scenario.id()))
                .toList();
    }

    private void show(Result result) {
        screen.printf(
                Locale.ROOT,
                "  %-13s %-28s %s (%.1f s)%n",
                result.verdict().word(),
                result.scenario().id(),
                result.verdict().figure(),
                result.took().toMillis() / 1000.0);
    }

    private static String folderName(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
