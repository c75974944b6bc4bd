// SPDX-License-Identifier: Apache-2.0
/** Many values ended or made stale at once: what was marked, and what that means for an entry. */
@NullMarked
package io.corral.internal.mark;

import org.jspecify.annotations.NullMarked;
