// SPDX-License-Identifier: Apache-2.0
/** Corral as the backend of Quarkus' own cache annotations. */
@NullMarked
package io.corral.quarkus.runtime.backend;

import org.jspecify.annotations.NullMarked;
