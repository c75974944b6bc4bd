// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

/**
 * What is asked of figures.
 *
 * @param title how tables call it
 * @param second what the first is compared with, or {@link Figure#NONE}
 * @param target what is asked for; 0 with {@link Bound#NONE}
 */
public record Claim(String title, Figure first, Figure second, Comparison comparison, Bound bound, double target) {

    /** The first figure as a multiple of the second. */
    public static Claim times(String title, Figure first, Figure second, Bound bound, double target) {
        return new Claim(title, first, second, Comparison.TIMES, bound, target);
    }

    /** By how much the first figure is more than the second. */
    public static Claim minus(String title, Figure first, Figure second, Bound bound, double target) {
        return new Claim(title, first, second, Comparison.MINUS, bound, target);
    }

    /** A figure itself. */
    public static Claim itself(String title, Figure figure, Bound bound, double target) {
        return new Claim(title, figure, Figure.NONE, Comparison.ITSELF, bound, target);
    }

    /** How two figures become one number. */
    public enum Comparison {
        ITSELF,
        TIMES,
        MINUS;

        double of(double first, double second) {
            return switch (this) {
                case ITSELF -> first;
                case TIMES -> first / second;
                case MINUS -> first - second;
            };
        }
    }

    /** On which side of the target the number shall be. */
    public enum Bound {
        AT_LEAST,
        AT_MOST,
        /** Only told. */
        NONE
    }
}
