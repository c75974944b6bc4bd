// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import io.corral.bench.plan.Row.Growth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows that show how a get and a put change with the number of entries, of threads, and the size of values. */
final class GrowthRows {

    /** So long that most of what is asked for is not in the processor's caches. */
    private static final String SEQUENCE = String.valueOf(1 << 20);

    /** So few that a megabyte each fits into the heap. */
    private static final String FEW = "256";

    private GrowthRows() {}

    static List<Row> of(List<Integer> entries, List<Integer> threads, List<Integer> bytes) {
        List<Row> rows = new ArrayList<>();
        for (String verb : List.of("get", "put")) {
            for (int number : entries) {
                rows.add(row(
                        verb,
                        format("%s, %,d entries", verb, number),
                        Map.of("entries", String.valueOf(number), "sequence", SEQUENCE),
                        new Growth(verb + ", by entries", number, List.of())));
            }
            rows.add(row(verb, verb + ", by threads", Map.of(), new Growth(verb + ", by threads", 0, threads)));
            for (int size : bytes) {
                rows.add(row(
                        verb,
                        format("%s, values of %,d bytes", verb, size),
                        Map.of("entries", FEW, "holds", "bytes-" + size),
                        new Growth(verb + ", by the values' bytes", size, List.of())));
            }
        }
        return List.copyOf(rows);
    }

    private static Row row(String verb, String title, Map<String, String> parameters, Growth growth) {
        return new Row(title, "JCacheVerbs." + verb, parameters, 0, false, growth);
    }

    private static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
