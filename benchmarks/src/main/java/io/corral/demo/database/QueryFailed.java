// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.database;

import java.sql.SQLException;

/** A query that the database did not answer. */
public final class QueryFailed extends RuntimeException {

    QueryFailed(String what, SQLException cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
