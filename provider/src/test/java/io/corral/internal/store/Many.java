// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import io.corral.fixture.Crowd;

/** Runs one piece of work in several threads at once. */
final class Many {

    private Many() {}

    /** Starts so many threads at the same moment and waits for all; what one of them throws is thrown. */
    static void threads(int count, Crowd.Work work) {
        new Crowd().together(count, work);
    }
}
