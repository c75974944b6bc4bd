// SPDX-License-Identifier: Apache-2.0
/** Whether a value may be served and should be refreshed, and how long to wait after a failure: pure rules. */
@NullMarked
package io.corral.internal.freshness;

import org.jspecify.annotations.NullMarked;
