// SPDX-License-Identifier: Apache-2.0
/** What {@code quarkus.corral.*} says, and how that is told to the provider. */
@NullMarked
package io.corral.quarkus.runtime.config;

import org.jspecify.annotations.NullMarked;
