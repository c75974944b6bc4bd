// SPDX-License-Identifier: Apache-2.0
/** What is measured: runs in a JVM of its own, on the class path of one provider, and sees nothing of the launcher. */
@NullMarked
package io.corral.bench.work;

import org.jspecify.annotations.NullMarked;
