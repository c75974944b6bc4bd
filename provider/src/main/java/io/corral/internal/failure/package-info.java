// SPDX-License-Identifier: Apache-2.0
/** Every exception that a user sees, in words. */
@NullMarked
package io.corral.internal.failure;

import org.jspecify.annotations.NullMarked;
