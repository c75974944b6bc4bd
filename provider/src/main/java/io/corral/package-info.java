// SPDX-License-Identifier: Apache-2.0
/**
 * Corral: a JCache (JSR-107) provider whose caches never start a stampede. This is the only package that users import,
 * and most need not even that: {@code javax.cache} is enough.
 */
@NullMarked
package io.corral;

import org.jspecify.annotations.NullMarked;
