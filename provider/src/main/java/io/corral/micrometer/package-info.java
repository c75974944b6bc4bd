// SPDX-License-Identifier: Apache-2.0
/**
 * Metrics of caches by Micrometer, for applications that have it: nothing else of Corral refers to this package or to
 * Micrometer.
 */
@NullMarked
package io.corral.micrometer;

import org.jspecify.annotations.NullMarked;
