// SPDX-License-Identifier: Apache-2.0
/** The counters, fed in one place, and the management beans that show them. */
@NullMarked
package io.corral.internal.stats;

import org.jspecify.annotations.NullMarked;
