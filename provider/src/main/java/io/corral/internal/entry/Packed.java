// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.entry;

/** A stored form that is not the value itself: a reader is given what a codec makes of it. */
public interface Packed {}
