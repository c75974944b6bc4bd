// SPDX-License-Identifier: Apache-2.0
/** One load per key in this JVM: who leads, who joins, who waits for whom. */
@NullMarked
package io.corral.internal.flight;

import org.jspecify.annotations.NullMarked;
