// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.lease;

import java.util.concurrent.CompletionStage;

/** The loads on their way in this JVM, as other nodes ask for them. */
public interface Departures {

    /** Completes when the load under this token has landed; at once, with {@code Unknown}, if there is none. */
    CompletionStage<Waiting.Ended> landing(long token);

    /** Lets those who wait for this load look again: a write has ended its lease. */
    void fenced(long token);

    /** This load has a lease of this generation of the cache: the count of its clears. */
    void granted(long token, long generation);

    /** Lets those look again who wait for a load whose lease is older than {@code generation}: a clear has ended it. */
    void cleared(long generation);
}
