// SPDX-License-Identifier: Apache-2.0
/** One load per key for everybody who shares a store: claim, commit, abandon. */
@NullMarked
package io.corral.internal.lease;

import org.jspecify.annotations.NullMarked;
