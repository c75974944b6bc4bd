// SPDX-License-Identifier: Apache-2.0
/** The results as Markdown, HTML, JSON and JUnit XML. */
@NullMarked
package io.corral.kit.report;

import org.jspecify.annotations.NullMarked;
