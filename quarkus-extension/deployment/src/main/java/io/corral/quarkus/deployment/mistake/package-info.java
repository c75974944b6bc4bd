// SPDX-License-Identifier: Apache-2.0
/** What an application can do wrong, one class for each; every message says what to do. */
@NullMarked
package io.corral.quarkus.deployment.mistake;

import org.jspecify.annotations.NullMarked;
