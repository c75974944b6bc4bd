// SPDX-License-Identifier: Apache-2.0
/** What the build of an application does for Corral: finds the caches it names, checks them, and has them opened. */
@NullMarked
package io.corral.quarkus.deployment;

import org.jspecify.annotations.NullMarked;
