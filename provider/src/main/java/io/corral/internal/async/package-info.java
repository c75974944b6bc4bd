// SPDX-License-Identifier: Apache-2.0
/** Callers who wait without a thread: what they hold meanwhile, and who works for them. */
@NullMarked
package io.corral.internal.async;

import org.jspecify.annotations.NullMarked;
