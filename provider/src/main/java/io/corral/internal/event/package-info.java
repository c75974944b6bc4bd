// SPDX-License-Identifier: Apache-2.0
/** Who hears what, in which order. */
@NullMarked
package io.corral.internal.event;

import org.jspecify.annotations.NullMarked;
