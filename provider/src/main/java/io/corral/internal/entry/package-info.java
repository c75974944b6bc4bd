// SPDX-License-Identifier: Apache-2.0
/** What one key holds: data without behaviour. */
@NullMarked
package io.corral.internal.entry;

import org.jspecify.annotations.NullMarked;
