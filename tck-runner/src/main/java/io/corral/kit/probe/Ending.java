// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.probe;

import org.jspecify.annotations.Nullable;

/** How a call came to its end, or that it has not. */
public sealed interface Ending<T> {

    /**
     * It returned.
     *
     * @param value what it returned; may be null
     */
    record Returned<T>(@Nullable T value) implements Ending<T> {}

    /**
     * It threw.
     *
     * @param failure what it threw
     */
    record Threw<T>(Throwable failure) implements Ending<T> {}

    /** It was still under way when the kit's patience ended. */
    record Pending<T>() implements Ending<T> {}

    /** Whether it returned {@code expected}. */
    default boolean returned(@Nullable T expected) {
        return this instanceof Returned<T> returned && java.util.Objects.equals(returned.value(), expected);
    }
}
