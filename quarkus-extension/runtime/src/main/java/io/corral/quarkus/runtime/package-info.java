// SPDX-License-Identifier: Apache-2.0
/** What the application's build calls when the application starts. */
@NullMarked
package io.corral.quarkus.runtime;

import org.jspecify.annotations.NullMarked;
