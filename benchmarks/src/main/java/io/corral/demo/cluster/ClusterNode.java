// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import io.corral.demo.cluster.NodeMessage.Failed;
import io.corral.demo.cluster.NodeMessage.Ready;
import io.corral.demo.cluster.NodeMessage.Report;
import io.corral.demo.cluster.NodeMessage.Stopped;
import io.corral.demo.contender.Contender;
import io.corral.demo.database.DatabaseClient;
import io.corral.demo.traffic.LoadLog;
import io.corral.demo.traffic.Users;
import io.corral.demo.traffic.Waits;
import io.corral.demo.traffic.Waits.Interval;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The main class of a node: threads, a cache, and connections to the database.
 * It ends when its standard input does, so that it never outlives the process that started it.
 */
final class ClusterNode {

    /** More often than the parent looks, so that it finds a report of every node each time. */
    private static final long REPORT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final NodeSettings settings;
    private final ParentPipe parent;
    private final NodeVoice voice;

    private ClusterNode(NodeSettings settings, ParentPipe parent, NodeVoice voice) {
        this.settings = settings;
        this.parent = parent;
        this.voice = voice;
    }

    /**
     * Opens the cache, lets the threads ask when the parent says so, and reports until it says stop.
     *
     * @param arguments what {@link NodeSettings#toArguments} makes;
     *     the password comes as the first line of standard input, where no list of processes shows it
     */
    public static void main(String[] arguments) throws IOException {
        NodeVoice voice = new NodeVoice(System.out);
        // Whatever a library prints goes where the log goes, and not between the messages.
        System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String password = lines.readLine();
        if (password == null) {
            return;
        }
        ParentPipe parent = new ParentPipe(lines);
        parent.listen();
        try {
            new ClusterNode(NodeSettings.of(arguments, password), parent, voice).run();
        } catch (InterruptedException | RuntimeException | LinkageError | OutOfMemoryError e) {
            e.printStackTrace();
            voice.say(new Failed(e.toString()));
            Runtime.getRuntime().halt(1);
        }
    }

    private void run() throws InterruptedException {
        int threads = settings.workload().threads();
        DatabaseClient database = new DatabaseClient(settings.database(), threads);
        LoadLog loads = new LoadLog(new LoadReporter(database::pricingSummary, voice));
        Waits waits = new Waits(threads);
        // Never closed: the end of the process is the end of all of it.
        Contender contender =
                settings.contender().open(loads::load, settings.workload().expiry());
        Users users = new Users(contender, settings.workload(), waits);
        voice.say(new Ready());
        parent.await(NodeCommand.GO);
        users.start();
        reportUntilStopped(users, waits, loads);
        // What still runs is cancelled by the parent, which then ends this process.
        Thread.currentThread().join();
    }

    private void reportUntilStopped(Users users, Waits waits, LoadLog loads) throws InterruptedException {
        long last = System.nanoTime();
        boolean stopped = false;
        while (!stopped) {
            stopped = parent.await(NodeCommand.STOP, REPORT_NANOS);
            if (stopped) {
                users.stop();
                loads.close();
            }
            Interval interval = stopped ? waits.close() : waits.nextInterval();
            long now = System.nanoTime();
            voice.say(new Report((now - last) / 1e9, users.failures(), interval));
            last = now;
        }
        voice.say(new Stopped(users.firstFailure().orElse("")));
    }
}
