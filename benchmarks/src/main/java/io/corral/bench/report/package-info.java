// SPDX-License-Identifier: Apache-2.0
/** Results for people: Markdown tables and SVG pictures, made from the stored results alone. */
@NullMarked
package io.corral.bench.report;

import org.jspecify.annotations.NullMarked;
