// SPDX-License-Identifier: Apache-2.0
package io.corral.recipes;

import java.util.concurrent.atomic.AtomicInteger;

/** Stands for what the recipes spare: counts its queries, and lets a test hold them. */
final class Database {

    /** What it does not have. */
    static final String NO_ITEM = "unicorn";

    private final AtomicInteger queries = new AtomicInteger();
    private volatile Runnable during = () -> {};

    /** Has this happen in the middle of each query that begins from now on. */
    void during(Runnable what) {
        during = what;
    }

    /** The price, null if there is no such item: the number of the query, so that a value says when it was read. */
    Integer priceOf(String item) {
        int query = queries.incrementAndGet();
        during.run();
        return item.equals(NO_ITEM) ? null : query;
    }

    int queries() {
        return queries.get();
    }
}
