// SPDX-License-Identifier: Apache-2.0
/** Store-by-value: what may be shared, and what must be copied on its way in and out. */
@NullMarked
package io.corral.internal.copy;

import org.jspecify.annotations.NullMarked;
