// SPDX-License-Identifier: Apache-2.0
/** The database that is being protected: a process of its own, its data, its one query, and its own count of queries. */
@NullMarked
package io.corral.demo.database;

import org.jspecify.annotations.NullMarked;
