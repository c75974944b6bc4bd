// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.model;

/** What a provider did in a scenario. */
public sealed interface Verdict {

    /** What was counted or seen, in words; never a cached value. */
    String figure();

    /** The verdict in one or two words, as reports have it. */
    String word();

    /**
     * The provider did what the scenario's ideal says.
     *
     * @param figure what was counted
     */
    record Pass(String figure) implements Verdict {
        @Override
        public String word() {
            return "pass";
        }
    }

    /**
     * The provider did something else, or did not come to an end.
     *
     * @param figure what was counted, or seen
     */
    record Fail(String figure) implements Verdict {
        @Override
        public String word() {
            return "fail";
        }
    }

    /**
     * The provider says that it does not offer what the scenario needs.
     *
     * @param figure what it does not offer
     */
    record NotSupported(String figure) implements Verdict {
        @Override
        public String word() {
            return "not supported";
        }
    }

    /** {@link Pass} if {@code ideal}, else {@link Fail}. */
    static Verdict of(boolean ideal, String figure) {
        return ideal ? new Pass(figure) : new Fail(figure);
    }
}
