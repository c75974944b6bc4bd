// SPDX-License-Identifier: Apache-2.0
/** JSR-107's tables as pure functions: a change and what a key holds in, a verdict out. */
@NullMarked
package io.corral.internal.change;

import org.jspecify.annotations.NullMarked;
