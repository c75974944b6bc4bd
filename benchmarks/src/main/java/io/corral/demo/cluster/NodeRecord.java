// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import io.corral.demo.cluster.NodeMessage.Begun;
import io.corral.demo.cluster.NodeMessage.Failed;
import io.corral.demo.cluster.NodeMessage.Landed;
import io.corral.demo.cluster.NodeMessage.Ready;
import io.corral.demo.cluster.NodeMessage.Report;
import io.corral.demo.cluster.NodeMessage.Stopped;
import io.corral.demo.traffic.Load;
import io.corral.demo.traffic.Waits.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/**
 * All that a node has told of itself, which is also what is known of it once it is dead.
 * One thread adds; others read.
 */
final class NodeRecord {

    private final Map<Long, Load> loads = new HashMap<>();
    private final Map<Long, Long> flyingSince = new HashMap<>();
    private final Histogram answered = Interval.empty().answered();
    private Histogram waiting = Interval.empty().waiting();
    private Look look = Look.empty();
    private long failed;
    private boolean ready;
    private boolean stopped;
    private Optional<String> failure = Optional.empty();
    private Optional<String> firstFailedRequest = Optional.empty();

    /**
     * Takes a message in.
     *
     * @param now when it came, in {@link System#nanoTime} nanoseconds
     */
    synchronized void add(NodeMessage message, long now) {
        if (message instanceof Ready) {
            ready = true;
        } else if (message instanceof Failed told) {
            failure = Optional.of(told.reason());
        } else if (message instanceof Begun begun) {
            loads.put(begun.flight(), new Load(begun.key(), begun.at(), Load.NEVER));
            flyingSince.put(begun.flight(), now);
        } else if (message instanceof Landed landed) {
            loads.computeIfPresent(
                    landed.flight(), (flight, load) -> new Load(load.key(), load.started(), landed.at()));
            flyingSince.remove(landed.flight());
        } else if (message instanceof Report report) {
            answered.add(report.interval().answered());
            waiting = report.interval().waiting();
            look = look.plus(report);
            failed = report.failed();
        } else if (message instanceof Stopped last) {
            stopped = true;
            firstFailedRequest = Optional.of(last.firstFailure()).filter(text -> !text.isEmpty());
        }
    }

    synchronized boolean isReady() {
        return ready;
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** Why the node gave up, if it did. */
    synchronized Optional<String> failure() {
        return failure;
    }

    synchronized List<Load> loads() {
        return new ArrayList<>(loads.values());
    }

    /** When the load began that the node has waited for longest, in {@link System#nanoTime} nanoseconds. */
    synchronized OptionalLong loadingSince() {
        return flyingSince.values().stream().mapToLong(Long::longValue).min();
    }

    synchronized long failed() {
        return failed;
    }

    synchronized Optional<String> firstFailedRequest() {
        return firstFailedRequest;
    }

    /** All requests that were answered, and those that waited when the node was last heard of. */
    synchronized Interval total() {
        return new Interval(answered.copy(), waiting);
    }

    /** What was reported since the last call. */
    synchronized Look nextLook() {
        Look last = look;
        look = Look.empty();
        return last;
    }

    /** Whoever waited on a node that is dead waits no more. */
    synchronized void forgetWaiting() {
        waiting = Interval.empty().waiting();
        flyingSince.clear();
    }

    /**
     * What came between two looks, which may be several reports or none.
     *
     * @param seconds the time that the reports are about
     */
    record Look(double seconds, Interval interval) {

        static Look empty() {
            return new Look(0, Interval.empty());
        }

        Look plus(Report report) {
            Interval sum = Interval.empty();
            sum.answered().add(interval.answered());
            sum.answered().add(report.interval().answered());
            // Who waited at the end of the first report is in the second, answered or waiting still.
            sum.waiting().add(report.interval().waiting());
            return new Look(seconds + report.seconds(), sum);
        }

        double servedPerSecond() {
            return seconds == 0 ? 0 : interval.served() / seconds;
        }
    }
}
