// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.probe;

import io.corral.CorralCache;
import io.corral.bench.work.Nodes;
import io.corral.bench.work.Owners;
import io.corral.bench.work.Provider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.jgroups.Address;

/** What nodes of one cluster send each other: requests for a getAll, and bytes for a put and for a refresh. */
public final class ClusterTraffic {

    private static final int KEYS = 20_000;
    private static final int HUNDRED = 100;
    private static final long HEARTBEATS = 1_000;
    private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(60);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final int times = Integer.getInteger("bench.times", 20);
    private final Payload payload = new Payload(Integer.getInteger("bench.bytes", 102_400));
    private final List<Cache<String, byte[]>> caches = new ArrayList<>();
    private final List<Wire> wires = new ArrayList<>();

    private ClusterTraffic() {}

    /** Prints the figures. */
    public static void main(String[] arguments) {
        new ClusterTraffic().run(Integer.getInteger("bench.nodes", 3));
        System.exit(0);
    }

    private void run(int number) {
        Nodes nodes = Nodes.prepare(number);
        for (int i = 0; i < number; i++) {
            caches.add(open(nodes.open()));
        }
        Owners.of(caches.get(0)).await(number);
        caches.forEach(each -> wires.add(Wire.of(Owners.of(each))));
        bulkReads();
        for (Place place : Place.values()) {
            List<String> keys = keys(place, "wide").limit(10).toList();
            keys.forEach(key -> cache().put(key, payload.next()));
            bytes("put of 100 KB, this node is " + place.title(), keys, key -> cache().put(key, payload.next()));
            if (Provider.isCorral()) {
                bytes("refresh of 100 KB, this node is " + place.title(), keys, this::refresh);
            }
        }
    }

    private Cache<String, byte[]> cache() {
        return caches.get(0);
    }

    private Cache<String, byte[]> open(Provider provider) {
        return provider.manager()
                .createCache(
                        "unbounded",
                        new MutableConfiguration<String, byte[]>()
                                .setTypes(String.class, byte[].class)
                                .setReadThrough(true)
                                .setCacheLoaderFactory(() -> payload));
    }

    private void bulkReads() {
        List<String> mine = Stream.concat(keys(Place.PRIMARY, "read"), keys(Place.BACKUP, "read"))
                .toList();
        List<String> others = keys(Place.NOWHERE, "read").toList();
        Map<String, byte[]> all = new HashMap<>();
        Stream.concat(mine.stream(), others.stream()).forEach(key -> all.put(key, new byte[10]));
        cache().putAll(all);
        requests("getAll of 100, half of them others' keys", round -> some(mine, others, round));
        requests(
                "getAll of 100, half of them cold keys",
                round -> some(mine, keys(Place.NOWHERE, "cold " + round).toList(), 0));
    }

    private static Set<String> some(List<String> mine, List<String> others, int round) {
        Set<String> keys = new LinkedHashSet<>();
        for (int i = 0; i < HUNDRED / 2; i++) {
            keys.add(mine.get((round * HUNDRED / 2 + i) % mine.size()));
            keys.add(others.get((round * HUNDRED / 2 + i) % others.size()));
        }
        return keys;
    }

    /** The most requests that one call has sent to one node, and how many a call sent to all of them on average. */
    private void requests(String title, java.util.function.IntFunction<Set<String>> keys) {
        long most = 0;
        long all = 0;
        for (int round = 0; round < times; round++) {
            Set<String> wanted = keys.apply(round);
            Map<Address, Long> before = wires.get(0).requests();
            int found = cache().getAll(wanted).size();
            Map<Address, Long> after = wires.get(0).requests();
            if (found != HUNDRED) {
                throw new IllegalStateException("getAll found " + found);
            }
            for (Map.Entry<Address, Long> to : after.entrySet()) {
                long sent = to.getValue() - before.getOrDefault(to.getKey(), 0L);
                most = Math.max(most, sent);
                all += sent;
            }
        }
        Said.counted(title + ": most requests to one node", "requests", (double) most)
                .say();
        Said.counted(title + ": requests of a call", "requests", all / (double) times)
                .say();
    }

    /** How many bytes all nodes together send for one change, on average. */
    private void bytes(String title, List<String> keys, Consumer<String> change) {
        settle();
        long before = sent();
        for (int round = 0; round < times; round++) {
            change.accept(keys.get(round % keys.size()));
            settle();
        }
        Said.counted(title, "B", (sent() - before) / (double) times).say();
    }

    private void refresh(String key) {
        int loads = payload.loads();
        @SuppressWarnings("unchecked") // unwrap knows no type arguments
        CorralCache<String, byte[]> corral = cache().unwrap(CorralCache.class);
        corral.refresh(key);
        long end = System.nanoTime() + PATIENCE;
        while (payload.loads() == loads) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the refresh has not begun");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** Waits until nothing is sent any more but heartbeats. */
    private void settle() {
        long end = System.nanoTime() + PATIENCE;
        long before;
        long now = sent();
        do {
            LockSupport.parkNanos(QUIET);
            before = now;
            now = sent();
        } while (now - before > HEARTBEATS && System.nanoTime() < end);
    }

    private long sent() {
        return wires.stream().mapToLong(Wire::bytes).sum();
    }

    private Stream<String> keys(Place place, String prefix) {
        Owners owners = Owners.of(cache());
        return Stream.iterate(0, i -> i < KEYS, i -> i + 1)
                .map(i -> prefix + " " + i)
                .filter(key -> place == place(owners, key))
                .limit(1_000);
    }

    private static Place place(Owners owners, String key) {
        if (!owners.mine(key)) {
            return Place.NOWHERE;
        }
        return owners.primary(key) ? Place.PRIMARY : Place.BACKUP;
    }

    /** Where a key is, seen from the first node. */
    private enum Place {
        PRIMARY("primary owner"),
        BACKUP("backup"),
        NOWHERE("no owner");

        private final String title;

        Place(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }
}
