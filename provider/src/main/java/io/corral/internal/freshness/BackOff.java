// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.freshness;

/**
 * How long nobody loads a key whose load has failed, the longer the more loads in a row have.
 *
 * @param initial after the first failure, in milliseconds; 0 for no pause at all
 * @param multiplier by which each further failure lengthens the pause, at least 1
 * @param max the longest pause, in milliseconds
 * @param jitter by which part of itself a pause is shortened at most, from 0 to 1
 */
public record BackOff(long initial, double multiplier, long max, double jitter) {

    /** The next caller may load at once. */
    public static final BackOff NONE = new BackOff(0, 1, 0, 0);

    /** Whether there is a pause at all. */
    public boolean pauses() {
        return initial > 0;
    }

    /**
     * The pause after one more failure, in milliseconds, at least 1.
     *
     * @param before how many loads in a row had failed before
     * @param random from 0 to 1
     */
    public long pause(int before, double random) {
        double grown = Math.min(initial * Math.pow(multiplier, before), (double) Math.max(initial, max));
        return Math.max(1, (long) (grown * (1 - jitter * random)));
    }
}
