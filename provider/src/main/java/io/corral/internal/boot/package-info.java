// SPDX-License-Identifier: Apache-2.0
/** Builds the house: managers by URI and class loader, the wiring of one cache, its properties. */
@NullMarked
package io.corral.internal.boot;

import org.jspecify.annotations.NullMarked;
