// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.contender;

import java.time.LocalDate;

/** What the threads ask instead of the database; safe for use by all of them. */
public interface Contender extends AutoCloseable {

    /** The pricing summary until a day: kept, or loaded in the calling thread or for it. */
    String get(LocalDate shipDate);

    @Override
    void close();
}
