// SPDX-License-Identifier: Apache-2.0
/** What scenarios are made of: crowds of threads, loaders that can be held, waits that end. */
@NullMarked
package io.corral.kit.probe;

import org.jspecify.annotations.NullMarked;
