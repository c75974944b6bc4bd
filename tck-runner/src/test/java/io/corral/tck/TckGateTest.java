// SPDX-License-Identifier: Apache-2.0
package io.corral.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TckGateTest {

    private static final List<String> NONE = List.of();
    private static final List<String> DUMMY = List.of(TckGate.ALWAYS_EXCLUDED);

    @Test
    void aCompleteRunWithTheOneExclusionPasses() {
        assertThat(TckGate.complaints(new TckOutcome(481, NONE, NONE, NONE, DUMMY, true)))
                .isEmpty();
    }

    @Test
    void oneTestTooFewIsRefused() {
        assertThat(TckGate.complaints(new TckOutcome(480, NONE, NONE, NONE, DUMMY, true)))
                .containsExactly("The TCK has 481 core tests, but 480 were run.");
    }

    @Test
    void aFailureAnErrorAndASkippedTestAreRefused() {
        var outcome =
                new TckOutcome(481, List.of("A.a: no"), List.of("B.b: oops"), List.of("C.c: ignored"), DUMMY, true);
        assertThat(TckGate.complaints(outcome))
                .containsExactly("Failed: A.a: no", "Broke: B.b: oops", "Skipped: C.c: ignored");
    }

    @Test
    void aFurtherExclusionIsRefusedAlthoughJUnitCallsItPassed() {
        var excluded = List.of(TckGate.ALWAYS_EXCLUDED, "org.jsr107.tck.PutTest.putAll");
        assertThat(TckGate.complaints(new TckOutcome(481, NONE, NONE, NONE, excluded, true)))
                .singleElement()
                .asString()
                .contains("org.jsr107.tck.PutTest.putAll");
    }

    @Test
    void anExclusionThatNobodyHeardIsRefused() {
        assertThat(TckGate.complaints(new TckOutcome(481, NONE, NONE, NONE, NONE, true)))
                .hasSize(1);
    }

    @Test
    void aRunThatBrokeOffIsRefused() {
        assertThat(TckGate.complaints(new TckOutcome(481, NONE, NONE, NONE, DUMMY, false)))
                .containsExactly("The run broke off after 481 tests.");
    }
}
