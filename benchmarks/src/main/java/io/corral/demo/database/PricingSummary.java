// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The expensive query: TPC-H Q1, the pricing summary of everything shipped until a day. */
final class PricingSummary {

    /** How the statement begins, and no other statement of the demo does. */
    static final String BEGINS = "SELECT L_RETURNFLAG, L_LINESTATUS";

    static final String SQL = BEGINS + """
            , SUM(L_QUANTITY), SUM(L_EXTENDEDPRICE), \
            SUM(L_EXTENDEDPRICE * (1 - L_DISCOUNT)), \
            SUM(L_EXTENDEDPRICE * (1 - L_DISCOUNT) * (1 + L_TAX)), \
            AVG(L_QUANTITY), AVG(L_EXTENDEDPRICE), AVG(L_DISCOUNT), COUNT(*) \
            FROM LINEITEM WHERE L_SHIPDATE <= ? \
            GROUP BY L_RETURNFLAG, L_LINESTATUS ORDER BY L_RETURNFLAG, L_LINESTATUS""";

    /** The last day of shipping in the data set, which Q1 counts its parameter back from. */
    private static final LocalDate LAST_SHIPMENTS = LocalDate.of(1998, 12, 1);

    /** Q1's parameter, in days before {@link #LAST_SHIPMENTS}: the specification's smallest and largest. */
    private static final int FEWEST_DAYS = 60;

    private static final int MOST_DAYS = 120;

    private PricingSummary() {}

    /** Ship dates spread evenly over the range that the TPC-H specification allows. */
    static List<LocalDate> shipDates(int count) {
        List<LocalDate> dates = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int days = FEWEST_DAYS + i * (MOST_DAYS - FEWEST_DAYS) / Math.max(1, count - 1);
            dates.add(LAST_SHIPMENTS.minusDays(days));
        }
        return List.copyOf(dates);
    }

    /** Asks the database, and returns the summary as comma-separated lines. */
    static String ask(Connection connection, LocalDate shipDate) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setObject(1, shipDate);
            try (ResultSet rows = statement.executeQuery()) {
                return commaSeparated(rows);
            }
        }
    }

    private static String commaSeparated(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        StringBuilder text = new StringBuilder();
        while (rows.next()) {
            for (int column = 1; column <= columns; column++) {
                text.append(rows.getString(column)).append(column < columns ? ',' : '\n');
            }
        }
        return text.toString();
    }
}
