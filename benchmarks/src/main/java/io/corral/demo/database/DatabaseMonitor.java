// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Asks the database about its own work, on a connection of its own; for one thread. */
public final class DatabaseMonitor implements AutoCloseable {

    private static final String MINE = "EXECUTING_STATEMENT LIKE '" + PricingSummary.BEGINS + "%'";

    private final Connection connection;
    private final PreparedStatement reading;
    private final PreparedStatement cancelling;

    DatabaseMonitor(DatabaseAddress address) {
        try {
            connection = address.connect();
            // In this order, so that a query which begins in between is not running without having been started.
            reading = connection.prepareStatement("SELECT (SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE "
                    + MINE + "), SUMMARIES_STARTED()");
            cancelling = connection.prepareStatement(
                    "SELECT CANCEL_SESSION(SESSION_ID) FROM INFORMATION_SCHEMA.SESSIONS WHERE " + MINE);
        } catch (SQLException e) {
            throw new QueryFailed("The database does not answer the demo's questions about its own work", e);
        }
    }

    public DatabaseReading read() {
        try (ResultSet row = reading.executeQuery()) {
            row.next();
            return new DatabaseReading(row.getLong(2), row.getInt(1));
        } catch (SQLException e) {
            throw new QueryFailed("The database does not say how many queries it has begun", e);
        }
    }

    /** Asks the database to give up every pricing summary that it is working on; returns at once. */
    public void cancelAll() {
        try {
            cancelling.executeQuery().close();
        } catch (SQLException e) {
            throw new QueryFailed("The database does not cancel the queries left over", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The database process is about to end, and its connections with it.
        }
    }
}
