// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.report;

import io.corral.bench.result.Cell;
import io.corral.bench.result.Conditions;
import io.corral.bench.result.Drift;
import io.corral.bench.result.Fork;
import io.corral.bench.result.Results;
import io.corral.bench.result.RowFacts;
import java.util.List;

/** Results as they might have been measured. */
public final class Samples {

    private Samples() {}

    /** Corral is twice as fast at reading, half as fast at writing, and Caffeine cannot count. */
    public static Results ratios(boolean preliminary) {
        return results(
                preliminary,
                cell("get", "corral", 40e6, ""),
                cell("get", "caffeine", 20e6, ""),
                cell("put", "corral", 5e6, ""),
                cell("put", "caffeine", 10e6, ""),
                cell("count", "corral", 1e6, ""),
                cell("count", "caffeine", 0, "count, Caffeine JCache: its JVM failed"));
    }

    /** The same without Caffeine, and with the state before: reading became slower. */
    public static Results changes() {
        return results(
                true,
                cell("get", "corral", 30e6, ""),
                cell("get", "other", 40e6, ""),
                cell("put", "corral", 5e6, ""),
                cell("put", "other", 5e6, ""));
    }

    /** Corral alone, reading with one thread and writing with eight. */
    public static Results alone() {
        return results(true, cell("get", "corral", 40e6, ""), cell("put", 8, "corral", 5e6, ""));
    }

    private static Results results(boolean preliminary, Cell... cells) {
        Conditions conditions =
                new Conditions("2026-01-02T03:04:05Z", "0123456789", "two cores", "17", List.of("-Xmx2g"), "2 rounds");
        List<RowFacts> rows =
                List.of(new RowFacts("get", 1.5, true), new RowFacts("put", 1, false), new RowFacts("count", 1, false));
        return new Results("ratios", preliminary, conditions, new Drift(List.of(100.0, 95.0)), rows, List.of(cells));
    }

    private static Cell cell(String row, String peer, double ops, String failure) {
        return cell(row, 1, peer, ops, failure);
    }

    private static Cell cell(String row, int threads, String peer, double ops, String failure) {
        List<Fork> forks = failure.isEmpty()
                ? List.of(
                        new Fork(0, List.of(ops), List.of(1e9 / ops), 0.1),
                        new Fork(1, List.of(ops / 2, ops / 2), List.of(1e9 / ops, 2e9 / ops), 0.2))
                : List.of();
        return new Cell(row, threads, peer, forks, failure);
    }
}
