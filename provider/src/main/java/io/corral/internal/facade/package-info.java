// SPDX-License-Identifier: Apache-2.0
/** javax.cache verbs in, changes out; exceptions are translated here. */
@NullMarked
package io.corral.internal.facade;

import org.jspecify.annotations.NullMarked;
