// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import io.corral.bench.plan.Row.Growth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The rows that show how a get, a put and a stampede change with the number of entries, of threads, and the size of values, and how a
 * get, a put and a load change with the number of nodes.
 */
final class GrowthRows {

    /** So long that most of what is asked for is not in the processor's caches. */
    private static final String SEQUENCE = String.valueOf(1 << 20);

    /** So few that a megabyte each fits into the heap. */
    private static final String FEW = "256";

    /** How many threads want each cold key, where it is not their number that grows. */
    private static final List<Integer> CROWD = List.of(16);

    private static final List<Verb> VERBS = List.of(
            new Verb("get", "JCacheVerbs.get", List.of()),
            new Verb("put", "JCacheVerbs.put", List.of()),
            new Verb("stampede", "StampedeVerbs.read", CROWD));

    private static final List<Verb> OF_NODES = List.of(
            new Verb("get of a key of this node", "ClusterVerbs.get", List.of()),
            new Verb("put of any key", "ClusterVerbs.put", List.of()),
            new Verb("load of a cold key", "ClusterVerbs.miss", List.of()));

    private GrowthRows() {}

    /**
     * Something that is done.
     *
     * @param threads with how many threads, where it is not their number that grows; empty for the table's own
     */
    private record Verb(String name, String benchmark, List<Integer> threads) {

        Row row(String title, Map<String, String> parameters, Growth growth) {
            return new Row(title, benchmark, parameters, 0, false, growth);
        }
    }

    static List<Row> of(List<Integer> entries, List<Integer> threads, List<Integer> bytes, List<Integer> nodes) {
        List<Row> rows = new ArrayList<>();
        for (Verb verb : VERBS) {
            String name = verb.name();
            for (int number : entries) {
                rows.add(verb.row(
                        format("%s, %,d entries", name, number),
                        Map.of("entries", String.valueOf(number), "sequence", SEQUENCE),
                        new Growth(name + ", by entries", number, verb.threads())));
            }
            rows.add(verb.row(name + ", by threads", Map.of(), new Growth(name + ", by threads", 0, threads)));
            for (int size : bytes) {
                rows.add(verb.row(
                        format("%s, values of %,d bytes", name, size),
                        Map.of("entries", FEW, "holds", "bytes-" + size),
                        new Growth(name + ", by the values' bytes", size, verb.threads())));
            }
        }
        for (Verb verb : OF_NODES) {
            for (int number : nodes) {
                rows.add(verb.row(
                        format("%s, nodes: %d", verb.name(), number),
                        Map.of("nodes", String.valueOf(number)),
                        new Growth(verb.name() + ", by nodes", number, List.of())));
            }
        }
        return List.copyOf(rows);
    }

    private static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
