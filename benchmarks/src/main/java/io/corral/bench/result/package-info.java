// SPDX-License-Identifier: Apache-2.0
/** What was measured, as data, and what follows from it: drift, ratios, verdicts. Pure functions, and one file format. */
@NullMarked
package io.corral.bench.result;

import org.jspecify.annotations.NullMarked;
