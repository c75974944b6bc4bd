// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;

/** Asks the database for pricing summaries, from any number of threads. */
public final class DatabaseClient implements AutoCloseable {

    /** So many queries until the database's compiler is done with the query. */
    private static final int WARM_UP = 6;

    private static final int MEASURED = 5;

    private final JdbcConnectionPool connections;

    /**
     * Opens a pool of connections.
     *
     * @param connections the most that can be in use at the same time
     */
    public DatabaseClient(DatabaseAddress address, int connections) {
        this.connections = JdbcConnectionPool.create(address.url(), DatabaseAddress.USER, address.password());
        this.connections.setMaxConnections(connections);
        openAll(connections);
    }

    /** The days that summaries are asked for: the keys of the caches. */
    public static List<LocalDate> shipDates(int count) {
        return PricingSummary.shipDates(count);
    }

    /**
     * The pricing summary of everything shipped until a day.
     *
     * @throws QueryFailed if the database does not answer
     */
    public String pricingSummary(LocalDate shipDate) {
        try (Connection connection = connections.getConnection()) {
            return PricingSummary.ask(connection, shipDate);
        } catch (SQLException e) {
            throw new QueryFailed("The database does not answer the pricing summary until " + shipDate, e);
        }
    }

    /** How long one query takes while nothing else runs: the median of a few, after some to warm up. */
    public Duration quietQueryTime() {
        long[] nanos = new long[WARM_UP + MEASURED];
        LocalDate shipDate = shipDates(1).get(0);
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            pricingSummary(shipDate);
            nanos[i] = System.nanoTime() - start;
        }
        long[] measured = Arrays.copyOfRange(nanos, WARM_UP, nanos.length);
        Arrays.sort(measured);
        return Duration.ofNanos(measured[MEASURED / 2]);
    }

    @Override
    public void close() {
        connections.dispose();
    }

    /** Opens every connection now, so that the first contender does not pay for them. */
    private void openAll(int count) {
        List<Connection> open = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                open.add(connections.getConnection());
            }
            for (Connection connection : open) {
                connection.close();
            }
        } catch (SQLException e) {
            connections.dispose();
            throw new QueryFailed("The database does not accept " + count + " connections", e);
        }
    }
}
