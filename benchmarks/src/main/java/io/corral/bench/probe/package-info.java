// SPDX-License-Identifier: Apache-2.0
/** Programs that find one kind of figure each, in a JVM of their own, and print it for the launcher. */
@NullMarked
package io.corral.bench.probe;

import org.jspecify.annotations.NullMarked;
