// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

import io.corral.demo.database.DatabaseMonitor;
import io.corral.demo.database.DatabaseReading;
import java.time.Duration;

/** The queries of one run, by the database's own count from the moment that this object is made. */
public final class RunQueries {

    /** How long queries that were sent may take to reach the database. */
    private static final Duration ARRIVAL = Duration.ofSeconds(10);

    /** How long cancelled queries may take to end. */
    private static final Duration END = Duration.ofSeconds(15);

    private final DatabaseMonitor monitor;
    private final long before;

    public RunQueries(DatabaseMonitor monitor) {
        this.monitor = monitor;
        before = monitor.read().started();
    }

    /** What the database says, with the queries that it has begun for this run. */
    public DatabaseReading read() {
        DatabaseReading reading = monitor.read();
        return new DatabaseReading(reading.started() - before, reading.running());
    }

    /** Waits for the queries that are on their way, so that the database has counted every one that was sent. */
    public long countOnceArrived(int sent) {
        Patience.await(ARRIVAL, () -> read().started() >= sent);
        return read().started();
    }

    /** Cancels what the database is still working on, and returns whether it came to an end. */
    public boolean cancelAll() {
        return Patience.await(END, () -> {
            monitor.cancelAll();
            return monitor.read().running() == 0;
        });
    }
}
