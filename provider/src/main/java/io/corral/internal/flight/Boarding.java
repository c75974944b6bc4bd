// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

/** How a thread came aboard. */
public sealed interface Boarding<K, R> {

    /** The flight. */
    Flight<K, R> flight();

    /** This thread leads: it must land the flight, whatever happens. */
    record Leads<K, R>(Flight<K, R> flight) implements Boarding<K, R> {}

    /** Another thread leads. */
    record Joins<K, R>(Flight<K, R> flight) implements Boarding<K, R> {}
}
