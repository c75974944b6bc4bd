// SPDX-License-Identifier: Apache-2.0
/** The annotations of {@code javax.cache.annotation} as interceptors. */
@NullMarked
package io.corral.quarkus.runtime.annotation;

import org.jspecify.annotations.NullMarked;
