// SPDX-License-Identifier: Apache-2.0
/** The read, told once: get, miss, claim, load, commit. */
@NullMarked
package io.corral.internal.load;

import org.jspecify.annotations.NullMarked;
