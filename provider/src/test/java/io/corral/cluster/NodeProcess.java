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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import org.infinispan.manager.EmbeddedCacheManager;

/**
 * One node in a JVM of its own. It reads commands, each a line {@code number verb key}, and answers each with a line
 * {@code @number result}, in whatever order they end. Arguments: cluster, mode, number of this node, ports.
 */
final class NodeProcess {

    static final int STORM_THREADS = 32;
    static final int STORM_KEYS = 50;

    private final HeldLoader loader = new HeldLoader();
    private final Callers callers = new Callers();
    private final ConcurrentMap<String, HeldLoader.Hold> holds = new ConcurrentHashMap<>();
    private final CacheManager manager;
    private final Cache<String, String> cache;
    private final PrintStream out = System.out;

    private NodeProcess(String cluster, Mode mode, int node, List<Integer> ports) {
        this.manager = Caching.getCachingProvider("io.corral.CorralCachingProvider")
                .getCacheManager(
                        URI.create("process:" + node),
                        NodeProcess.class.getClassLoader(),
                        Nodes.settings(cluster, mode, ports, node, new Properties()));
        this.cache = manager.createCache("processes", loader.configuration());
    }

    /** Runs until its input ends, or it is killed. */
    public static void main(String[] arguments) throws IOException {
        List<Integer> ports = Stream.of(arguments).skip(3).map(Integer::valueOf).toList();
        NodeProcess node =
                new NodeProcess(arguments[0], Mode.valueOf(arguments[1]), Integer.parseInt(arguments[2]), ports);
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

    private void run(String number, String verb, String key) {
        try {
            answer(number, String.valueOf(result(verb, key)));
        } catch (RuntimeException | Error e) {
            answer(number, "error " + e);
        }
    }

    private Object result(String verb, String key) {
        return switch (verb) {
            case "get" -> Callers.result(callers.call(() -> cache.get(key)));
            case "remove" -> cache.remove(key);
            case "loads" -> loader.loads(key);
            case "hold" -> {
                holds.put(key, loader.hold(key, "late"));
                yield "held";
            }
            case "entered" -> {
                holds.get(key).awaitEntered();
                yield "entered";
            }
            case "takes" -> {
                loader.takes(Duration.ofMillis(Long.parseLong(key)));
                yield "so long";
            }
            case "storm" -> storm(key);
            case "primary" ->
                Nodes.memory(cache)
                        .getDistributionManager()
                        .getCacheTopology()
                        .getDistribution(key)
                        .isPrimary();
            case "waiting" -> {
                callers.awaitWaiting(Integer.parseInt(key));
                yield key;
            }
            case "members" -> {
                awaitMembers(Integer.parseInt(key));
                yield key;
            }
            default -> throw new IllegalArgumentException(verb);
        };
    }

    /** So many threads read so many keys, each beginning at another one; returns how many reads went wrong. */
    private long storm(String prefix) {
        List<Long> wrong = callers.together(
                STORM_THREADS,
                i -> () -> IntStream.range(0, STORM_KEYS)
                        .mapToObj(k -> prefix + (k + i) % STORM_KEYS)
                        .filter(key -> !HeldLoader.value(key).equals(cache.get(key)))
                        .count());
        return wrong.stream().mapToLong(Long::longValue).sum();
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
