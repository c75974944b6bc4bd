// SPDX-License-Identifier: Apache-2.0
/** The scenarios of one JVM. */
@NullMarked
package io.corral.kit.local;

import org.jspecify.annotations.NullMarked;
