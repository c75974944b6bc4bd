// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.lease;

import java.util.concurrent.CompletionStage;

/** The loads on their way in this JVM, as other nodes ask for them. */
public interface Departures {

    /** Completes when the load under this token has landed; at once, with {@code Unknown}, if there is none. */
    CompletionStage<Waiting.Ended> landing(long token);

    /** Lets those who wait for this load look again: a write has ended its lease. */
    void fenced(long token);

    /** Lets everybody who waits for a load of this JVM look again: the cache has been cleared. */
    void cleared();
}
