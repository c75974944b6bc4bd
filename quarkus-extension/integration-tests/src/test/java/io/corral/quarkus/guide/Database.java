// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.guide;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what it is asked. */
final class Database {

    static final AtomicInteger ASKED = new AtomicInteger();

    private Database() {}

    static int priceOf(String item) {
        return item.length() + ASKED.incrementAndGet();
    }
}
