// SPDX-License-Identifier: Apache-2.0
/** What is to be measured: tables of rows, the providers that are compared, and how long it may take. */
@NullMarked
package io.corral.bench.plan;

import org.jspecify.annotations.NullMarked;
