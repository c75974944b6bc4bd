// SPDX-License-Identifier: Apache-2.0
/** Who is asked: provider files, and how their class paths are found. */
@NullMarked
package io.corral.kit.subject;

import org.jspecify.annotations.NullMarked;
