// SPDX-License-Identifier: Apache-2.0
/** The launcher of the benchmarks: measures a table, judges it, and writes it down. */
@NullMarked
package io.corral.bench;

import org.jspecify.annotations.NullMarked;
