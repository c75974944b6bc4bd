// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.report;

import io.corral.demo.database.DatabaseClient;
import io.corral.demo.database.DatabaseFacts;
import io.corral.demo.traffic.Kill;
import io.corral.demo.traffic.Queries;
import io.corral.demo.traffic.Requests;
import io.corral.demo.traffic.RunResult;
import io.corral.demo.traffic.Sample;
import io.corral.demo.traffic.Waiting;
import io.corral.demo.traffic.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Results as they might be. */
final class Samples {

    static final Conditions CONDITIONS = new Conditions(
            new Workload(
                    Duration.ofSeconds(10),
                    64,
                    DatabaseClient.shipDates(4),
                    Duration.ofSeconds(3),
                    Duration.ofMillis(5)),
            new DatabaseFacts("2.4.240", 0.04, 60_000, 239_917),
            Duration.ofMillis(512),
            Instant.parse("2026-01-02T03:04:05.678Z"),
            1);

    static final Conditions CLUSTER =
            new Conditions(CONDITIONS.workload(), CONDITIONS.database(), CONDITIONS.quietQuery(), CONDITIONS.date(), 3);

    static final RunResult STAMPEDE = result("Plain map", new Queries(1_280, 40), new Waiting(6.51, 12.3, 19.84));

    static final RunResult CALM = result("Calm & <quiet>", new Queries(40, 40), new Waiting(0.000_012, 0.512, 0.6));

    static final RunResult KILLED = new RunResult(
            "Clustered",
            10,
            new Queries(41, 40),
            CALM.requests(),
            CALM.waiting(),
            CALM.samples(),
            Optional.of(new Kill(5.1, 2, true, new Queries(20, 20))));

    private Samples() {}

    private static RunResult result(String title, Queries queries, Waiting waiting) {
        return new RunResult(
                title,
                10,
                queries,
                new Requests(12_345, 3, 0, Optional.empty()),
                waiting,
                List.of(new Sample(0.25, 64, 64, 0.2, 0.25, 0), new Sample(10, 128, 2, 1.5, 2.5, 4_000)));
    }
}
