// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

/** Something that one thread does and others wait for. */
interface Awaited {

    /** The thread that does it. */
    Thread leader();
}
