// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.report;

import io.corral.demo.database.DatabaseFacts;
import io.corral.demo.traffic.Workload;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the results depend on.
 *
 * @param quietQuery how long one query takes while nothing else runs
 * @param date when the run began
 * @param nodes how many JVMs asked
 */
public record Conditions(Workload workload, DatabaseFacts database, Duration quietQuery, Instant date, int nodes) {

    /** Who asks: threads, or threads in each of several JVMs. */
    public String askers() {
        return workload.threads() + " threads" + (nodes == 1 ? "" : " in each of " + nodes + " JVMs");
    }

    /** The conditions by name, as a reader wants them. */
    Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("date", date.truncatedTo(ChronoUnit.SECONDS).toString());
        named.put("java", Runtime.version() + ", " + System.getProperty("java.vm.name"));
        named.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        named.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        named.put("database", "H2 " + database.version() + " over TCP, in a process of its own on this machine");
        named.put(
                "data",
                Figures.format(
                        "TPC-H at scale %s: %,d orders, %,d line items",
                        Figures.plain(database.scale()), database.orders(), database.lineItems()));
        named.put("query", Figures.format("TPC-H Q1, %.2f s when nothing else runs", Figures.seconds(quietQuery)));
        named.put("threads", askers());
        named.put("keys", String.valueOf(workload.keys().size()));
        named.put("expiry", Figures.plain(Figures.seconds(workload.expiry())) + " s");
        named.put("pause", workload.pause().toMillis() + " ms between an answer and the next request of a thread");
        named.put("length", Figures.plain(Figures.seconds(workload.length())) + " s each");
        return named;
    }
}
