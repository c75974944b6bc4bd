// SPDX-License-Identifier: Apache-2.0
package io.corral.recipes;

import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Counts the selects that Hibernate sends, and lets a test hold them. */
final class Selects implements StatementInspector {

    private final transient AtomicInteger count = new AtomicInteger();
    private transient volatile Runnable before = () -> {};

    /** Has this happen before each select from now on, and counts from 0. */
    void before(Runnable what) {
        before = what;
        count.set(0);
    }

    int count() {
        return count.get();
    }

    @Override
    public String inspect(String sql) {
        if (sql.startsWith("select")) {
            count.incrementAndGet();
            before.run();
        }
        return sql;
    }
}
