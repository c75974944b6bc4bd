// SPDX-License-Identifier: Apache-2.0
/** The stampede kit: asks any JCache provider how it behaves when many threads, or nodes, want one value. */
@NullMarked
package io.corral.kit;

import org.jspecify.annotations.NullMarked;
