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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One contender under the workload, watched from outside. */
public final class Run {

    /** How often the run is looked at. */
    private static final long SAMPLE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** How long queries that were sent may take to reach the database. */
    private static final long ARRIVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** How long cancelled queries, and then the threads, may take to end. */
    private static final long END_NANOS = TimeUnit.SECONDS.toNanos(15);

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
        long before = monitor.read().started();
        try (Contender contender = choice.open(loads::load, workload.expiry())) {
            Users users = new Users(contender, workload, waits);
            long start = System.nanoTime();
            users.start();
            List<Sample> samples = watch(start, before, waits, progress);
            users.stop();
            waits.close();
            double seconds = secondsSince(start);
            Queries queries = countQueries(before, loads);
            end(users);
            return new RunResult(
                    choice.title(),
                    seconds,
                    queries,
                    new Requests(waits.answered(), waits.unanswered(), users.failures(), users.firstFailure()),
                    waits.summary(TimeUnit.NANOSECONDS.toMicros(workload.pause().toNanos())),
                    samples);
        }
    }

    private List<Sample> watch(long start, long before, Waits waits, Consumer<Sample> progress) {
        List<Sample> samples = new ArrayList<>();
        double end = workload.length().toNanos() / 1e9;
        double last = 0;
        while (last < end) {
            parkUntil(start + Math.min(workload.length().toNanos(), System.nanoTime() - start + SAMPLE_NANOS));
            DatabaseReading reading = monitor.read();
            Interval interval = waits.nextInterval();
            double now = secondsSince(start);
            Sample sample = new Sample(
                    now,
                    reading.started() - before,
                    reading.running(),
                    Waits.seconds(interval.waits().getValueAtPercentile(99)),
                    Waits.seconds(interval.waits().getMaxValue()),
                    interval.served() / (now - last));
            samples.add(sample);
            progress.accept(sample);
            last = now;
        }
        return List.copyOf(samples);
    }

    /** Waits for the queries that are on their way, so that the database has counted every one that was sent. */
    private Queries countQueries(long before, LoadLog loads) {
        int sent = loads.close();
        await(ARRIVAL_NANOS, () -> monitor.read().started() - before >= sent);
        int needed = new PerfectCache(workload.expiry()).needed(loads.loads());
        return new Queries(monitor.read().started() - before, needed);
    }

    /** Leaves the database idle and no thread behind. */
    private void end(Users users) {
        boolean idle = await(END_NANOS, () -> {
            monitor.cancelAll();
            return monitor.read().running() == 0;
        });
        if (!idle || !await(END_NANOS, users::allEnded)) {
            throw new DemoFailure(
                    ExitCode.CONTENDER,
                    "\"" + choice.title() + "\" does not come to an end: " + (idle ? "threads" : "queries")
                            + " are still at work long after the last request."
                            + " The numbers after it would be wrong; leave it out with --contenders.");
        }
    }

    private static boolean await(long nanos, BooleanSupplier condition) {
        long deadline = System.nanoTime() + nanos;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    private static void parkUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}
