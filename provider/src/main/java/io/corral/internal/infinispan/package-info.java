// SPDX-License-Identifier: Apache-2.0
/** The cellar: the only room that knows Infinispan. */
@NullMarked
package io.corral.internal.infinispan;

import org.jspecify.annotations.NullMarked;
