// SPDX-License-Identifier: Apache-2.0
/** The application that is tested. */
@NullMarked
package io.corral.quarkus.it;

import org.jspecify.annotations.NullMarked;
