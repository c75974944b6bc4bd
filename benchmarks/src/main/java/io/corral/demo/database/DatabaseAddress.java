// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Where the database process listens, and what opens it.
 *
 * @param port a port of the loopback interface
 * @param name the database's name in that process
 * @param password made up for this run, because an administrator of H2 may run code in its process
 */
public record DatabaseAddress(int port, String name, String password) {

    static final String USER = "demo";

    static final String LOOPBACK = "127.0.0.1";

    String url() {
        return "jdbc:h2:tcp://" + LOOPBACK + ":" + port + "/" + name;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, password);
    }

    /** The address without the password. */
    @Override
    public String toString() {
        return url();
    }
}
