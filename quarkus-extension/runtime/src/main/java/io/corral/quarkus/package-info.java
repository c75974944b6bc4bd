// SPDX-License-Identifier: Apache-2.0
/**
 * Corral in a Quarkus application: the annotations that users write. Settings are {@code quarkus.corral.*}, see
 * {@link io.corral.quarkus.runtime.config.CorralConfig}.
 */
@NullMarked
package io.corral.quarkus;

import org.jspecify.annotations.NullMarked;
