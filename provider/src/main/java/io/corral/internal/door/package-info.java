// SPDX-License-Identifier: Apache-2.0
/** How the front door reaches the house behind it without knowing it. */
@NullMarked
package io.corral.internal.door;

import org.jspecify.annotations.NullMarked;
