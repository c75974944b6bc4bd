// SPDX-License-Identifier: Apache-2.0
/** What the page in Quarkus' Dev UI shows and does; in use in dev mode alone. */
@NullMarked
package io.corral.quarkus.runtime.devui;

import org.jspecify.annotations.NullMarked;
