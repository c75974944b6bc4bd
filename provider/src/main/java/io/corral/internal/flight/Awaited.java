// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

import org.jspecify.annotations.Nullable;

/** Something that one thread does and others wait for. */
interface Awaited {

    /** The thread that does it, or null while none does yet. */
    @Nullable
    Thread leader();

    /** Whether it is done, so that nobody has to wait for it any more. */
    boolean over();
}
