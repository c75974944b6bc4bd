// SPDX-License-Identifier: Apache-2.0
/** Several JVMs that ask one database, each a process of its own, and the one that is killed half-way. */
@NullMarked
package io.corral.demo.cluster;

import org.jspecify.annotations.NullMarked;
