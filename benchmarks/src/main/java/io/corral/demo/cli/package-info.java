// SPDX-License-Identifier: Apache-2.0
/** The terminal: arguments in, progress and error messages out. */
@NullMarked
package io.corral.demo.cli;

import org.jspecify.annotations.NullMarked;
