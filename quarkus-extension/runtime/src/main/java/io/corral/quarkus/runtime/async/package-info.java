// SPDX-License-Identifier: Apache-2.0
/** What may wait, kept away from threads that must not. */
@NullMarked
package io.corral.quarkus.runtime.async;

import org.jspecify.annotations.NullMarked;
