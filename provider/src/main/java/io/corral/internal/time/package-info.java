// SPDX-License-Identifier: Apache-2.0
/** The only clock: everything else is told the time. */
@NullMarked
package io.corral.internal.time;

import org.jspecify.annotations.NullMarked;
