// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.database;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.api.DatabaseEventListener;

/**
 * Counts pricing summaries inside the database process.
 * The database calls it whenever it begins a statement, so a query counts even if it is cancelled later,
 * and nothing that a client believes takes part.
 */
public final class QueryCounter implements DatabaseEventListener {

    private static final AtomicLong STARTED = new AtomicLong();

    /** The pricing summaries begun since the process started; SQL calls it {@code SUMMARIES_STARTED()}. */
    public static long started() {
        return STARTED.get();
    }

    @Override
    public void setProgress(int state, String name, long done, long total) {
        if (state == STATE_STATEMENT_START && PricingSummary.SQL.equals(name)) {
            STARTED.incrementAndGet();
        }
    }

    @Override
    public void exceptionThrown(SQLException failure, String sql) {
        // The client that asked gets the failure, and reports it.
    }
}
