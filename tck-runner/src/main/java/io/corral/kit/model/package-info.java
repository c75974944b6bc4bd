// SPDX-License-Identifier: Apache-2.0
/** What the kit asks and what it was answered, as data: scenarios, verdicts, results. */
@NullMarked
package io.corral.kit.model;

import org.jspecify.annotations.NullMarked;
