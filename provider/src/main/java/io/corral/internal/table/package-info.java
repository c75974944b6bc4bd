// SPDX-License-Identifier: Apache-2.0
/** Where the entries of a cache that is shared with nobody are. Knows nothing of what a change of them means. */
@NullMarked
package io.corral.internal.table;

import org.jspecify.annotations.NullMarked;
