// SPDX-License-Identifier: Apache-2.0
/** The port behind which entries live: peek, read, apply, scan. */
@NullMarked
package io.corral.internal.store;

import org.jspecify.annotations.NullMarked;
