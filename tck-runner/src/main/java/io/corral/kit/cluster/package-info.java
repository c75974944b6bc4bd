// SPDX-License-Identifier: Apache-2.0
/** The scenarios of three JVMs, and the program that each of them runs. */
@NullMarked
package io.corral.kit.cluster;

import org.jspecify.annotations.NullMarked;
