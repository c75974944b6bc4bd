// SPDX-License-Identifier: Apache-2.0
/** The user's expiry policy, turned into deadlines. */
@NullMarked
package io.corral.internal.expiry;

import org.jspecify.annotations.NullMarked;
