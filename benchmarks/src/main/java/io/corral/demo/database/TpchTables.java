// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.database;

import io.trino.tpch.Distributions;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.Order;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.TextPool;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.function.LongConsumer;

/** Makes the two largest tables of TPC-H, orders and line items, and fills them. */
final class TpchTables {

    private static final int BATCH = 1_000;

    /** Characters to cut comments from: TPC-H takes 300 million, which take seconds to make, and nobody reads them. */
    private static final int COMMENT_POOL = 10_000_000;

    private static final String ORDERS = """
            CREATE TABLE ORDERS (
              O_ORDERKEY BIGINT PRIMARY KEY, O_CUSTKEY BIGINT, O_ORDERSTATUS CHAR(1), O_TOTALPRICE DECIMAL(15, 2),
              O_ORDERDATE DATE, O_ORDERPRIORITY VARCHAR(15), O_CLERK VARCHAR(15), O_SHIPPRIORITY INT,
              O_COMMENT VARCHAR(79))""";

    private static final String LINE_ITEMS = """
            CREATE TABLE LINEITEM (
              L_ORDERKEY BIGINT, L_PARTKEY BIGINT, L_SUPPKEY BIGINT, L_LINENUMBER INT,
              L_QUANTITY DECIMAL(15, 2), L_EXTENDEDPRICE DECIMAL(15, 2), L_DISCOUNT DECIMAL(15, 2),
              L_TAX DECIMAL(15, 2), L_RETURNFLAG CHAR(1), L_LINESTATUS CHAR(1), L_SHIPDATE DATE,
              L_COMMITDATE DATE, L_RECEIPTDATE DATE, L_SHIPINSTRUCT VARCHAR(25), L_SHIPMODE VARCHAR(10),
              L_COMMENT VARCHAR(44))""";

    private final Connection connection;
    private final double scale;
    private final LongConsumer progress;
    private long rows;

    /**
     * Makes the tables on a connection, with a batch to each transaction.
     *
     * @param scale the scale factor of TPC-H: 1 makes 1.5 million orders
     * @param progress told now and then how many rows are in
     */
    TpchTables(Connection connection, double scale, LongConsumer progress) {
        this.connection = connection;
        this.scale = scale;
        this.progress = progress;
    }

    /** Fills both tables and returns how many rows are in them. */
    RowCounts fill() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ORDERS);
            statement.execute(LINE_ITEMS);
        }
        connection.setAutoCommit(false);
        Distributions distributions = Distributions.getDefaultDistributions();
        TextPool comments = new TextPool(COMMENT_POOL, distributions);
        long orders = insert(
                "INSERT INTO ORDERS VALUES (?" + ", ?".repeat(8) + ")",
                new OrderGenerator(scale, 1, 1, distributions, comments),
                TpchTables::bind);
        long lineItems = insert(
                "INSERT INTO LINEITEM VALUES (?" + ", ?".repeat(15) + ")",
                new LineItemGenerator(scale, 1, 1, distributions, comments),
                TpchTables::bind);
        connection.setAutoCommit(true);
        return new RowCounts(orders, lineItems);
    }

    private <T> long insert(String sql, Iterable<T> source, Binder<T> binder) throws SQLException {
        long count = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T row : source) {
                binder.bind(statement, row);
                statement.addBatch();
                count++;
                if (count % BATCH == 0) {
                    commit(statement, BATCH);
                }
            }
            commit(statement, count % BATCH);
        }
        return count;
    }

    private void commit(PreparedStatement statement, long batch) throws SQLException {
        statement.executeBatch();
        connection.commit();
        rows += batch;
        progress.accept(rows);
    }

    private static void bind(PreparedStatement statement, Order order) throws SQLException {
        statement.setLong(1, order.getOrderKey());
        statement.setLong(2, order.getCustomerKey());
        statement.setString(3, String.valueOf(order.getOrderStatus()));
        statement.setBigDecimal(4, hundredths(order.getTotalPriceInCents()));
        statement.setObject(5, LocalDate.ofEpochDay(order.getOrderDate()));
        statement.setString(6, order.getOrderPriority());
        statement.setString(7, order.getClerk());
        statement.setInt(8, order.getShipPriority());
        statement.setString(9, order.getComment());
    }

    private static void bind(PreparedStatement statement, LineItem item) throws SQLException {
        statement.setLong(1, item.getOrderKey());
        statement.setLong(2, item.getPartKey());
        statement.setLong(3, item.getSupplierKey());
        statement.setInt(4, item.getLineNumber());
        statement.setBigDecimal(5, BigDecimal.valueOf(item.getQuantity()));
        statement.setBigDecimal(6, hundredths(item.getExtendedPriceInCents()));
        statement.setBigDecimal(7, hundredths(item.getDiscountPercent()));
        statement.setBigDecimal(8, hundredths(item.getTaxPercent()));
        statement.setString(9, item.getReturnFlag());
        statement.setString(10, item.getStatus());
        statement.setObject(11, LocalDate.ofEpochDay(item.getShipDate()));
        statement.setObject(12, LocalDate.ofEpochDay(item.getCommitDate()));
        statement.setObject(13, LocalDate.ofEpochDay(item.getReceiptDate()));
        statement.setString(14, item.getShipInstructions());
        statement.setString(15, item.getShipMode());
        statement.setString(16, item.getComment());
    }

    private static BigDecimal hundredths(long amount) {
        return BigDecimal.valueOf(amount, 2);
    }

    /** Sets one row's values. */
    private interface Binder<T> {
        void bind(PreparedStatement statement, T row) throws SQLException;
    }

    /** How many rows each table has. */
    record RowCounts(long orders, long lineItems) {}
}
