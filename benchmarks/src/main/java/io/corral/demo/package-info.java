// SPDX-License-Identifier: Apache-2.0
/** The demo: 64 threads, a few expensive queries that expire, and a count of what reaches the database. */
@NullMarked
package io.corral.demo;

import org.jspecify.annotations.NullMarked;
