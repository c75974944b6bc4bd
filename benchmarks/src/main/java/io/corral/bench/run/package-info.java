// SPDX-License-Identifier: Apache-2.0
/** Measures: finds class paths, starts a JVM for each fork, and asks what machine this is. */
@NullMarked
package io.corral.bench.run;

import org.jspecify.annotations.NullMarked;
