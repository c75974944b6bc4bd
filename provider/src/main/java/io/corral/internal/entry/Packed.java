// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.entry;

/**
 * A stored form that is not the value itself: a reader is given what a codec makes of it. A class and no interface, for to
 * see that a string does not implement one takes the JVM longer than the rest of making an entry.
 */
public abstract class Packed {}
