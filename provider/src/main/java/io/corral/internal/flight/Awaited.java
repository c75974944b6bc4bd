// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

/** Something that one thread does and others wait for. */
interface Awaited {

    /** The thread that does it. */
    Thread leader();

    /** Whether it is done, so that nobody has to wait for it any more. */
    boolean over();
}
