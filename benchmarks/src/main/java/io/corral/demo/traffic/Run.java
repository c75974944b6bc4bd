// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

import io.corral.demo.DemoFailure;
import io.corral.demo.ExitCode;
import io.corral.demo.contender.Contender;
import io.corral.demo.contender.ContenderChoice;
import io.corral.demo.database.DatabaseClient;
import io.corral.demo.database.DatabaseMonitor;
import io.corral.demo.database.DatabaseReading;
import io.corral.demo.traffic.Waits.Interval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One contender under the workload, watched from outside. */
public final class Run {

    /** How often the run is looked at. */
    private static final long SAMPLE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** How long the threads may take to end once no query runs any more. */
    private static final Duration END = Duration.ofSeconds(15);

    private final ContenderChoice choice;
    private final Workload workload;
    private final DatabaseClient database;
    private final DatabaseMonitor monitor;

    public Run(ContenderChoice choice, Workload workload, DatabaseClient database, DatabaseMonitor monitor) {
        this.choice = choice;
        this.workload = workload;
        this.database = database;
        this.monitor = monitor;
    }

    /**
     * Opens the contender, lets the threads ask, and closes it.
     *
     * @param progress told of every sample
     * @throws DemoFailure if the contender does not open, or does not come to an end
     */
    public RunResult go(Consumer<Sample> progress) {
        LoadLog loads = new LoadLog(database::pricingSummary);
        Waits waits = new Waits(workload.threads());
        RunQueries queries = new RunQueries(monitor);
        try (Contender contender = choice.open(loads::load, workload.expiry())) {
            Users users = new Users(contender, workload, waits);
            long start = System.nanoTime();
            users.start();
            List<Sample> samples = watch(start, queries, waits, progress);
            users.stop();
            waits.close();
            double seconds = secondsSince(start);
            Queries cost = countQueries(queries, loads);
            end(queries, users);
            return new RunResult(
                    choice.title(),
                    seconds,
                    cost,
                    new Requests(waits.answered(), waits.unanswered(), users.failures(), users.firstFailure()),
                    waits.summary(workload.pause()),
                    samples);
        }
    }

    private List<Sample> watch(long start, RunQueries queries, Waits waits, Consumer<Sample> progress) {
        List<Sample> samples = new ArrayList<>();
        double end = workload.length().toNanos() / 1e9;
        double last = 0;
        while (last < end) {
            Patience.parkUntil(start + Math.min(workload.length().toNanos(), System.nanoTime() - start + SAMPLE_NANOS));
            DatabaseReading reading = queries.read();
            Interval interval = waits.nextInterval();
            double now = secondsSince(start);
            Sample sample = Sample.of(now, reading, interval, interval.served() / (now - last));
            samples.add(sample);
            progress.accept(sample);
            last = now;
        }
        return List.copyOf(samples);
    }

    private Queries countQueries(RunQueries queries, LoadLog loads) {
        int sent = loads.close();
        int needed = new PerfectCache(workload.expiry()).needed(loads.loads());
        return new Queries(queries.countOnceArrived(sent), needed);
    }

    /** Leaves the database idle and no thread behind. */
    private void end(RunQueries queries, Users users) {
        boolean idle = queries.cancelAll();
        if (!idle || !Patience.await(END, users::allEnded)) {
            throw new DemoFailure(
                    ExitCode.CONTENDER,
                    "\"" + choice.title() + "\" does not come to an end: " + (idle ? "threads" : "queries")
                            + " are still at work long after the last request."
                            + " The numbers after it would be wrong; leave it out with --contenders.");
        }
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}
