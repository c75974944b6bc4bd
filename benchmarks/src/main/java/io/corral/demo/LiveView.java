// SPDX-License-Identifier: Apache-2.0
package io.corral.demo;

import io.corral.demo.cli.Screen;
import io.corral.demo.cluster.ClusterObserver;
import io.corral.demo.contender.ContenderChoice;
import io.corral.demo.report.Conditions;
import io.corral.demo.traffic.Kill;
import io.corral.demo.traffic.RunResult;
import io.corral.demo.traffic.Sample;
import java.util.Locale;

/** What you see while the demo runs. */
final class LiveView {

    private final Screen screen;

    LiveView(Screen screen) {
        this.screen = screen;
    }

    void loading(long rows) {
        screen.status(format("Starting the database: %,d rows ...", rows));
    }

    void conditions(Conditions conditions) {
        screen.line(format(
                "H2 %s in a process of its own, TPC-H at scale %s: %,d orders, %,d line items.%n"
                        + "One pricing summary (TPC-H Q1) takes %.2f s when nothing else runs.%n"
                        + "Now %s ask for %d of them, which expire after %.1f s.%n",
                conditions.database().version(),
                conditions.database().scale(),
                conditions.database().orders(),
                conditions.database().lineItems(),
                conditions.quietQuery().toMillis() / 1e3,
                conditions.askers(),
                conditions.workload().keys().size(),
                conditions.workload().expiry().toMillis() / 1e3));
    }

    void sample(ContenderChoice choice, Sample sample) {
        // Fits into 80 columns: a longer line would not be written over, but left behind.
        screen.status(format(
                "%-19s %3.0f s, %,d queries (%d running), wait up to %.1f s, %,.0f/s",
                choice.title(),
                sample.seconds(),
                sample.queriesStarted(),
                sample.queriesRunning(),
                sample.waitMax(),
                sample.servedPerSecond()));
    }

    void done(RunResult result) {
        screen.line(format(
                "%-19s done: %,d queries, %.1f for each key and expiry",
                result.title(), result.queries().counted(), result.queries().perKeyAndExpiry()));
    }

    /** The view of a run over several JVMs. */
    ClusterObserver nodesOf(ContenderChoice choice) {
        return new ClusterObserver() {
            @Override
            public void starting(int node) {
                screen.status(format("%-19s starting node %d ...", choice.title(), node));
            }

            @Override
            public void sampled(Sample sample) {
                sample(choice, sample);
            }

            @Override
            public void killed(Kill kill) {
                screen.line(format(
                        "%-19s %3.0f s, node %d killed%s",
                        choice.title(), kill.seconds(), kill.node(), kill.loading() ? " in the middle of a load" : ""));
            }
        };
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
