// SPDX-License-Identifier: Apache-2.0
/** The write, told once: the key's turn, the user's writer, the change, the verdict. */
@NullMarked
package io.corral.internal.write;

import org.jspecify.annotations.NullMarked;
