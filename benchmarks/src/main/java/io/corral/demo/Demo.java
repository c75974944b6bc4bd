// SPDX-License-Identifier: Apache-2.0
package io.corral.demo;

import io.corral.demo.cli.Arguments;
import io.corral.demo.cli.Options;
import io.corral.demo.cli.Screen;
import io.corral.demo.cluster.ClusterRun;
import io.corral.demo.contender.ContenderChoice;
import io.corral.demo.database.DatabaseClient;
import io.corral.demo.database.DatabaseMonitor;
import io.corral.demo.database.DatabaseProcess;
import io.corral.demo.database.QueryFailed;
import io.corral.demo.report.Conditions;
import io.corral.demo.report.Report;
import io.corral.demo.report.ResultTable;
import io.corral.demo.traffic.Run;
import io.corral.demo.traffic.RunResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The demo's main class: one database, the contenders one after the other, a table and a page. */
public final class Demo {

    /** Where the nodes' logs go, in the folder of the results. */
    private static final String LOGS = "logs";

    private final Options options;
    private final Screen screen;
    private final LiveView view;

    private Demo(Options options, Screen screen) {
        this.options = options;
        this.screen = screen;
        view = new LiveView(screen);
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
        try (DatabaseProcess process = DatabaseProcess.start(options.server(), view::loading);
                DatabaseClient client = process.client(
                        options.cluster() ? 1 : options.workload().threads());
                DatabaseMonitor monitor = process.monitor()) {
            screen.status("Warming up the query ...");
            Conditions conditions =
                    new Conditions(options.workload(), process.facts(), client.quietQueryTime(), date, options.nodes());
            view.conditions(conditions);
            List<RunResult> results = new ArrayList<>();
            for (ContenderChoice choice : options.contenders()) {
                RunResult result = options.cluster()
                        ? new ClusterRun(
                                        choice,
                                        conditions,
                                        process.address(),
                                        monitor,
                                        options.out().resolve(LOGS))
                                .go(view.nodesOf(choice))
                        : new Run(choice, options.workload(), client, monitor)
                                .go(sample -> view.sample(choice, sample));
                view.done(result);
                results.add(result);
            }
            return conclude(report, conditions, results);
        }
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
}
