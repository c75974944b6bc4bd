// SPDX-License-Identifier: Apache-2.0
/** Spans for loads and for those who wait for them; in use only where the application has OpenTelemetry. */
@NullMarked
package io.corral.quarkus.runtime.trace;

import org.jspecify.annotations.NullMarked;
