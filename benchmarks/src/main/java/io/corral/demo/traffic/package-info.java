// SPDX-License-Identifier: Apache-2.0
/** The threads that ask, how long they wait, and what a perfect cache would have asked of the database. */
@NullMarked
package io.corral.demo.traffic;

import org.jspecify.annotations.NullMarked;
