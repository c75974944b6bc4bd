// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import io.corral.demo.DemoFailure;
import io.corral.demo.ExitCode;
import io.corral.demo.contender.ContenderChoice;
import io.corral.demo.database.DatabaseAddress;
import io.corral.demo.database.DatabaseMonitor;
import io.corral.demo.database.DatabaseReading;
import io.corral.demo.report.Conditions;
import io.corral.demo.traffic.Kill;
import io.corral.demo.traffic.Patience;
import io.corral.demo.traffic.PerfectCache;
import io.corral.demo.traffic.Queries;
import io.corral.demo.traffic.RunQueries;
import io.corral.demo.traffic.RunResult;
import io.corral.demo.traffic.Sample;
import io.corral.demo.traffic.Waiting;
import io.corral.demo.traffic.Waits.Interval;
import io.corral.demo.traffic.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** One contender in several JVMs under the workload, watched from outside, and one JVM killed half-way. */
public final class ClusterRun {

    /** How often the run is looked at. */
    private static final int TICKS_PER_SAMPLE = 10;

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    private final ContenderChoice choice;
    private final Conditions conditions;
    private final DatabaseMonitor monitor;
    private final NodeSettings settings;
    private final Path logs;

    /**
     * Prepares a run.
     *
     * @param logs the folder for the nodes' logs
     */
    public ClusterRun(
            ContenderChoice choice,
            Conditions conditions,
            DatabaseAddress database,
            DatabaseMonitor monitor,
            Path logs) {
        this.choice = choice;
        this.conditions = conditions;
        this.monitor = monitor;
        this.logs = logs;
        settings = new NodeSettings(choice, conditions.workload(), database);
    }

    /**
     * Starts the nodes, lets their threads ask, kills one, and ends the others.
     *
     * @throws DemoFailure if a node does not start or does not last, or the database does not come to rest
     */
    public RunResult go(ClusterObserver observer) {
        RunQueries queries = new RunQueries(monitor);
        try (NodeGroup nodes = NodeGroup.start(conditions.nodes(), settings, logs, observer)) {
            Watch watch = new Watch(nodes, queries, observer);
            nodes.go();
            watch.untilTheEnd();
            double seconds = watch.seconds();
            nodes.stop();
            Queries cost = new Queries(queries.countOnceArrived(nodes.loads().size()), needed(nodes));
            if (!queries.cancelAll()) {
                throw new DemoFailure(
                        ExitCode.CONTENDER,
                        "Queries of \"" + choice.title() + "\" are still at work long after the last request."
                                + " The numbers after it would be wrong; leave it out with --contenders.");
            }
            return new RunResult(
                    choice.title(),
                    seconds,
                    cost,
                    nodes.requests(),
                    Waiting.of(nodes.total().waits(), conditions.workload().pause()),
                    watch.samples,
                    watch.kill);
        }
    }

    private int needed(NodeGroup nodes) {
        return new PerfectCache(conditions.workload().expiry()).needed(nodes.loads());
    }

    /** The time between the first request and the last. */
    private final class Watch {
        private final NodeGroup nodes;
        private final RunQueries queries;
        private final ClusterObserver observer;
        private final Workload workload = conditions.workload();
        private final KillPlan plan = KillPlan.forRun(workload.length(), conditions.quietQuery());
        private final List<Sample> samples = new ArrayList<>();
        private final long start = System.nanoTime();
        private Optional<Kill> kill = Optional.empty();

        Watch(NodeGroup nodes, RunQueries queries, ClusterObserver observer) {
            this.nodes = nodes;
            this.queries = queries;
            this.observer = observer;
        }

        void untilTheEnd() {
            long length = workload.length().toNanos();
            for (long tick = 1; System.nanoTime() - start < length; tick++) {
                Patience.parkUntil(start + Math.min(length, System.nanoTime() - start + TICK_NANOS));
                nodes.nodes().forEach(NodeProcess::requireAlive);
                if (kill.isEmpty()) {
                    killIfDue();
                }
                if (tick % TICKS_PER_SAMPLE == 0) {
                    sample();
                }
            }
        }

        double seconds() {
            return (System.nanoTime() - start) / 1e9;
        }

        private void killIfDue() {
            long now = System.nanoTime();
            List<OptionalLong> loadAges =
                    nodes.nodes().stream().map(node -> age(node, now)).toList();
            OptionalInt victim = plan.victim(Duration.ofNanos(now - start), loadAges);
            if (victim.isPresent()) {
                NodeProcess node = nodes.nodes().get(victim.getAsInt());
                node.kill();
                boolean loading = loadAges.get(victim.getAsInt()).isPresent();
                Queries before = new Queries(queries.read().started(), needed(nodes));
                Kill done = new Kill((now - start) / 1e9, node.number(), loading, before);
                kill = Optional.of(done);
                observer.killed(done);
            }
        }

        private void sample() {
            DatabaseReading reading = queries.read();
            Interval sum = Interval.empty();
            double servedPerSecond = 0;
            for (NodeProcess node : nodes.nodes()) {
                NodeRecord.Look look = node.told().nextLook();
                sum.answered().add(look.interval().answered());
                sum.waiting().add(look.interval().waiting());
                servedPerSecond += look.servedPerSecond();
            }
            Sample sample = Sample.of(seconds(), reading, sum, servedPerSecond);
            samples.add(sample);
            observer.sampled(sample);
        }

        private static OptionalLong age(NodeProcess node, long now) {
            OptionalLong since = node.told().loadingSince();
            return since.isPresent() ? OptionalLong.of(now - since.getAsLong()) : since;
        }
    }
}
