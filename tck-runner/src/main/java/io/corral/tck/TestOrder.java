// SPDX-License-Identifier: Apache-2.0
package io.corral.tck;

import java.util.OptionalLong;
import java.util.Random;
import org.junit.runner.Request;
import org.junit.runner.manipulation.Ordering;

/**
 * The order in which classes, and the tests in each, run.
 *
 * @param seed what a shuffle starts from, so that it can be repeated; empty for JUnit's own order
 */
record TestOrder(OptionalLong seed) {

    /** JUnit's own order, the same in every run. */
    static TestOrder usual() {
        return new TestOrder(OptionalLong.empty());
    }

    /** The order that {@code seed} shuffles to. */
    static TestOrder shuffled(long seed) {
        return new TestOrder(OptionalLong.of(seed));
    }

    /** The order that {@link #toString()} printed as {@code text}. */
    static TestOrder parse(String text) {
        return text.equals("usual") ? usual() : shuffled(Long.parseLong(text));
    }

    /** {@code request}, in this order. */
    Request arrange(Request request) {
        return seed.isEmpty() ? request : request.orderWith(Ordering.shuffledBy(new Random(seed.getAsLong())));
    }

    /** {@code usual}, or the seed. */
    @Override
    public String toString() {
        return seed.isEmpty() ? "usual" : Long.toString(seed.getAsLong());
    }
}
