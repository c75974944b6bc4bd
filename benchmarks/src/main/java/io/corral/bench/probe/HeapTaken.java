// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.probe;

import io.corral.bench.work.Nodes;
import io.corral.bench.work.Owners;
import io.corral.bench.work.Provider;
import io.corral.bench.work.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import javax.cache.Cache;

/**
 * What entries or empty caches take of the heap: the difference between the heap before and after there were many of
 * them. Nothing but the cache holds the keys and values.
 */
public final class HeapTaken {

    private static final int ENTRIES = 100_000;
    private static final int CACHES = 50;
    private static final int COPIES = 2;
    private static final double LEAST_HELD = 0.8;
    private static final int BATCH = 1_000;
    private static final Shape STRINGS = Shape.of("strings", "eternal", false);

    /** So that nothing is garbage before it is weighed. */
    private static final List<Object> KEPT = new ArrayList<>();

    private HeapTaken() {}

    /** Prints one figure, in bytes. */
    public static void main(String[] arguments) {
        int nodes = Integer.getInteger("bench.nodes", 1);
        switch (System.getProperty("bench.kind", "")) {
            case "entries" -> entries(nodes);
            case "caches" -> caches(nodes);
            case "strings" -> {
                List<String> list = new ArrayList<>(2 * ENTRIES);
                KEPT.add(list);
                taken("strings alone, for each entry", ENTRIES, number -> {
                    list.add(key(number));
                    list.add(value(number));
                });
            }
            case "map" -> {
                Map<String, String> map = new ConcurrentHashMap<>();
                KEPT.add(map);
                taken("heap for each entry, ConcurrentHashMap", ENTRIES, number -> map.put(key(number), value(number)));
            }
            default -> throw new IllegalArgumentException("bench.kind says what to weigh");
        }
        System.exit(0);
    }

    private static void entries(int nodes) {
        boolean bounded = Boolean.getBoolean("bench.bounded");
        if (nodes > 1) {
            List<Provider> all = cluster(nodes);
            List<Cache<String, Object>> caches =
                    all.stream().map(node -> create(node, "unbounded")).toList();
            KEPT.add(caches);
            Owners.of(caches.get(0)).await(nodes);
            weigh("heap for each copy of an entry, three nodes", caches.get(0), COPIES);
        } else {
            Provider provider = Provider.open();
            weigh(
                    bounded ? "heap for each entry, max-count" : "heap for each entry",
                    bounded ? provider.bounded(STRINGS) : provider.create(STRINGS),
                    1);
        }
    }

    private static void weigh(String title, Cache<String, Object> cache, int copies) {
        // What is made with the first entry is none of the others'.
        cache.put(key(-1), value(-1));
        cache.get(key(-1));
        long before = Heap.used();
        Map<String, Object> batch = new HashMap<>();
        for (int number = 0; number < ENTRIES; number++) {
            batch.put(key(number), value(number));
            if (batch.size() == BATCH) {
                cache.putAll(batch);
                batch.clear();
            }
        }
        long after = Heap.used();
        int held = held(cache);
        if (held < ENTRIES * LEAST_HELD) {
            throw new IllegalStateException("the cache holds " + held + " of " + ENTRIES + " entries");
        }
        Said.counted(title, "B", (after - before) / (double) (held * copies)).say();
    }

    /** Some evict before they are full. */
    private static int held(Cache<String, Object> cache) {
        int held = 0;
        for (int number = 0; number < ENTRIES; number++) {
            if (cache.containsKey(key(number))) {
                held++;
            }
        }
        return held;
    }

    private static void caches(int nodes) {
        List<Provider> all = nodes > 1 ? cluster(nodes) : List.of(Provider.open());
        KEPT.add(all);
        create(all, -1);
        long before = Heap.used();
        for (int number = 0; number < CACHES; number++) {
            create(all, number);
        }
        long after = Heap.used();
        String title = nodes > 1 ? "heap for each empty cache and node, three nodes" : "heap for each empty cache";
        Said.counted(title, "B", (after - before) / (double) (CACHES * nodes)).say();
    }

    private static void create(List<Provider> nodes, int number) {
        nodes.forEach(node -> create(node, "unbounded-" + number));
    }

    private static Cache<String, Object> create(Provider node, String name) {
        return node.manager().createCache(name, STRINGS.configuration());
    }

    private static List<Provider> cluster(int number) {
        Nodes nodes = Nodes.prepare(number);
        List<Provider> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            all.add(nodes.open());
        }
        return all;
    }

    private static void taken(String title, int number, IntConsumer add) {
        long before = Heap.used();
        for (int i = 0; i < number; i++) {
            add.accept(i);
        }
        Said.counted(title, "B", (Heap.used() - before) / (double) number).say();
    }

    private static String key(int number) {
        return "key of " + number;
    }

    private static String value(int number) {
        return "value of " + number;
    }
}
