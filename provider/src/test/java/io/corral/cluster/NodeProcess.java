// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.awaitility.Awaitility.await;

import io.corral.cluster.Nodes.Mode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.cache.CacheManager;
import javax.cache.Caching;
import org.infinispan.manager.EmbeddedCacheManager;

/**
 * One node in a JVM of its own. It reads commands, each a line {@code number verb argument}, and answers each with a line
 * {@code @number result}, in whatever order they end. Arguments: work, cluster, mode, number of this node, ports.
 */
final class NodeProcess {

    /** What a node can do when it is told. */
    interface Verbs {

        /** Does what a verb says, and returns what to answer. */
        Object result(String verb, String argument);
    }

    /** What the nodes of a test do; each kind has verbs of its own. */
    enum Work {
        STORMS(StormVerbs::new),
        HOT_KEY(HotKeyVerbs::new),
        INCREMENTS(IncrementVerbs::new),
        RESTART(RestartVerbs::new);

        private final Function<CacheManager, Verbs> begin;

        Work(Function<CacheManager, Verbs> begin) {
            this.begin = begin;
        }
    }

    private final CacheManager manager;
    private final Verbs verbs;
    private final PrintStream out = System.out;

    private NodeProcess(Work work, String cluster, Mode mode, int node, List<Integer> ports) {
        this.manager = Caching.getCachingProvider("io.corral.CorralCachingProvider")
                .getCacheManager(
                        URI.create("process:" + node),
                        NodeProcess.class.getClassLoader(),
                        Nodes.settings(cluster, mode, ports, node, new Properties()));
        this.verbs = work.begin.apply(manager);
    }

    /** Runs until its input ends, or it is killed. */
    public static void main(String[] arguments) throws IOException {
        List<Integer> ports = Stream.of(arguments).skip(4).map(Integer::valueOf).toList();
        NodeProcess node = new NodeProcess(
                Work.valueOf(arguments[0]),
                arguments[1],
                Mode.valueOf(arguments[2]),
                Integer.parseInt(arguments[3]),
                ports);
        node.answer("ready", "yes");
        node.listen();
        node.manager.close();
    }

    private void listen() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            Thread thread = new Thread(() -> run(words[0], words[1], words[2]));
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run(String number, String verb, String argument) {
        try {
            answer(number, String.valueOf(result(verb, argument)));
        } catch (RuntimeException | Error e) {
            answer(number, "error " + e);
        }
    }

    private Object result(String verb, String argument) {
        if (verb.equals("members")) {
            awaitMembers(Integer.parseInt(argument));
            return argument;
        }
        return verbs.result(verb, argument);
    }

    /** Looks every millisecond: the time until then is measured. */
    private void awaitMembers(int members) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Nodes.PATIENCE)
                .until(() ->
                        manager.unwrap(EmbeddedCacheManager.class).getMembers().size() == members);
    }

    private void answer(String number, String result) {
        synchronized (out) {
            out.println("@" + number + " " + result.replace('\n', ' '));
            out.flush();
        }
    }
}
