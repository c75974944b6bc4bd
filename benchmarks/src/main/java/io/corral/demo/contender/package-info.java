// SPDX-License-Identifier: Apache-2.0
/** What stands between the threads and the database: a plain map, or a cache of any JCache provider. */
@NullMarked
package io.corral.demo.contender;

import org.jspecify.annotations.NullMarked;
