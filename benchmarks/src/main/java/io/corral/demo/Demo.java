// SPDX-License-Identifier: Apache-2.0
package io.corral.demo;

import io.corral.demo.cli.Arguments;
import io.corral.demo.cli.Options;
import io.corral.demo.cli.Screen;
import io.corral.demo.contender.ContenderChoice;
import io.corral.demo.database.DatabaseClient;
import io.corral.demo.database.DatabaseFacts;
import io.corral.demo.database.DatabaseMonitor;
import io.corral.demo.database.DatabaseProcess;
import io.corral.demo.database.QueryFailed;
import io.corral.demo.report.Conditions;
import io.corral.demo.report.Report;
import io.corral.demo.report.ResultTable;
import io.corral.demo.traffic.Run;
import io.corral.demo.traffic.RunResult;
import io.corral.demo.traffic.Sample;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The demo's main class: one database, the contenders one after the other, a table and a page. */
public final class Demo {

    private final Options options;
    private final Screen screen;

    private Demo(Options options, Screen screen) {
        this.options = options;
        this.screen = screen;
    }

    /** Runs the demo, and ends the process with its exit code. */
    public static void main(String[] words) {
        // What providers tell of their start would tear the line that changes while you watch.
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(run(System.out, System.err, words).number());
    }

    /** Runs the demo as its arguments say, and tells how it went. */
    static ExitCode run(PrintStream out, PrintStream err, String... words) {
        try {
            Arguments arguments = new Arguments(words);
            if (arguments.helpWanted()) {
                out.print(Options.help());
                return ExitCode.DONE;
            }
            Options options = Options.of(arguments);
            Screen screen = new Screen(out, options.plain());
            return new Demo(options, screen).run();
        } catch (DemoFailure e) {
            err.println();
            err.println(e.getMessage());
            return e.exitCode();
        } catch (QueryFailed e) {
            err.println();
            err.println(e.getMessage() + "\nIts process may have been ended. Run the demo again.");
            return ExitCode.DATABASE;
        }
    }

    private ExitCode run() {
        options.contenders().forEach(ContenderChoice::requireAvailable);
        Report report = Report.in(options.out());
        Instant date = Instant.now();
        screen.status("Starting the database ...");
        try (DatabaseProcess process = DatabaseProcess.start(options.server(), this::showLoading);
                DatabaseClient client = process.client(options.workload().threads());
                DatabaseMonitor monitor = process.monitor()) {
            Conditions conditions = conditions(process.facts(), client, date);
            List<RunResult> results = new ArrayList<>();
            for (ContenderChoice choice : options.contenders()) {
                Run run = new Run(choice, options.workload(), client, monitor);
                RunResult result = run.go(sample -> showSample(choice, sample));
                screen.line(format(
                        "%-16s done: %,d queries, %.1f for each key and expiry",
                        result.title(),
                        result.queries().counted(),
                        result.queries().perKeyAndExpiry()));
                results.add(result);
            }
            return conclude(report, conditions, results);
        }
    }

    private Conditions conditions(DatabaseFacts facts, DatabaseClient client, Instant date) {
        screen.status("Warming up the query ...");
        Duration quietQuery = client.quietQueryTime();
        screen.line(format(
                "H2 %s in a process of its own, TPC-H at scale %s: %,d orders, %,d line items.%n"
                        + "One pricing summary (TPC-H Q1) takes %.2f s when nothing else runs.%n"
                        + "Now %d threads ask for %d of them, which expire after %.1f s.%n",
                facts.version(),
                facts.scale(),
                facts.orders(),
                facts.lineItems(),
                quietQuery.toMillis() / 1e3,
                options.workload().threads(),
                options.workload().keys().size(),
                options.workload().expiry().toMillis() / 1e3));
        return new Conditions(options.workload(), facts, quietQuery, date);
    }

    private ExitCode conclude(Report report, Conditions conditions, List<RunResult> results) {
        screen.line("");
        screen.line(new ResultTable(results).toMarkdown());
        Report.remarks(results).forEach(screen::line);
        Path page = report.write(conditions, results);
        screen.line("The picture over time: " + page.toAbsolutePath().normalize());
        boolean allAnswered =
                results.stream().allMatch(result -> result.requests().failed() == 0);
        return allAnswered ? ExitCode.DONE : ExitCode.CONTENDER;
    }

    private void showLoading(long rows) {
        screen.status(format("Starting the database: %,d rows ...", rows));
    }

    private void showSample(ContenderChoice choice, Sample sample) {
        screen.status(format(
                "%-16s %3.0f s   queries %,d (%d running)   longest wait %.1f s   served %,.0f/s",
                choice.title(),
                sample.seconds(),
                sample.queriesStarted(),
                sample.queriesRunning(),
                sample.waitMax(),
                sample.servedPerSecond()));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
