// SPDX-License-Identifier: Apache-2.0
/** The manager and its caches: opened as configured and declared, injected, closed. */
@NullMarked
package io.corral.quarkus.runtime.cache;

import org.jspecify.annotations.NullMarked;
