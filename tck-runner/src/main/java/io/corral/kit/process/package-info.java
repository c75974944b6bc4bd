// SPDX-License-Identifier: Apache-2.0
/** JVMs that the kit starts: their command line, and their end. */
@NullMarked
package io.corral.kit.process;

import org.jspecify.annotations.NullMarked;
