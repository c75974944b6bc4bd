// SPDX-License-Identifier: Apache-2.0
/** What operators see: health, metrics, the page of the Dev UI. */
@NullMarked
package io.corral.quarkus.runtime.watch;

import org.jspecify.annotations.NullMarked;
