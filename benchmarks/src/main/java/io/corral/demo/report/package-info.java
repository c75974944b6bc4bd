// SPDX-License-Identifier: Apache-2.0
/** What a run leaves behind: a table, a picture, a page, and the numbers as JSON. */
@NullMarked
package io.corral.demo.report;

import org.jspecify.annotations.NullMarked;
