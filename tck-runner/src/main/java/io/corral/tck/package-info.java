// SPDX-License-Identifier: Apache-2.0
/** Runs the JSR-107 TCK in a JVM of its own for each JDK found, and refuses any run in which a test is missing. */
@NullMarked
package io.corral.tck;

import org.jspecify.annotations.NullMarked;
