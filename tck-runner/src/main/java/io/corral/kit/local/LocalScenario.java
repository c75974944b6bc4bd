// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.local;

import io.corral.kit.model.Basis;
import io.corral.kit.model.Part;
import io.corral.kit.model.Scenario;
import io.corral.kit.model.Verdict;
import io.corral.kit.probe.Stage;

/**
 * A scenario of one JVM and how it is played.
 *
 * @param scenario what it asks
 * @param play what happens
 */
public record LocalScenario(Scenario scenario, Play play) {

    /** What happens in a scenario. */
    @FunctionalInterface
    public interface Play {
        /**
         * Plays.
         *
         * @return the verdict
         * @throws UnsupportedOperationException if the provider does not offer what is needed
         * @throws Exception if the provider throws where it should not: it has failed
         */
        Verdict on(Stage stage) throws Exception;
    }

    static LocalScenario open(String id, String guarantee, String ideal, Play play) {
        return new LocalScenario(new Scenario(id, Part.LOCAL, guarantee, ideal, Basis.OPEN), play);
    }

    static LocalScenario promised(String id, String guarantee, String ideal, Play play) {
        return new LocalScenario(new Scenario(id, Part.LOCAL, guarantee, ideal, Basis.PROMISED), play);
    }
}
