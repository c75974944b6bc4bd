// SPDX-License-Identifier: Apache-2.0
package io.corral.bench;

import org.jspecify.annotations.Nullable;

/** Ends the launcher with a message for the one who started it. */
public final class BenchFailure extends RuntimeException {

    /** @param message what failed and what to do, for people */
    public BenchFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
