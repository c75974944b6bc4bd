// SPDX-License-Identifier: Apache-2.0
package io.corral.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.simulation.Seeds.Failure;
import io.corral.simulation.Setting.Network;
import io.corral.simulation.Violation.Invariant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The lease-and-fence protocol under thousands of seeds. {@code -Dsimulation.seeds=100000} runs more of them, {@code
 * -Dsimulation.seed=17} tells what happens in one.
 */
class ProtocolSimulationTest {

    private static final String SEED = "simulation.seed";
    private static final long SEEDS = Long.getLong("simulation.seeds", 5_000);

    /** A mistake must show within so many seeds; one that is known to be rare has more. */
    private static final long TRIES = 10_000;

    @Test
    void no_seed_violates_an_invariant(TestReporter reporter) {
        Instant start = Instant.now();

        Optional<Failure> failure = new Seeds(Setting.NORMAL).firstFailure(SEEDS);

        long millis = Math.max(1, Duration.between(start, Instant.now()).toMillis());
        reporter.publishEntry("seeds", "0 to " + (SEEDS - 1) + ", " + SEEDS * 1000 / millis + " a second");
        assertThat(failure.map(Failure::story)).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = SEED, matches = "\\d+", disabledReason = "replays the seed that is named")
    void the_seed_that_is_asked_for_violates_no_invariant(TestReporter reporter) {
        long seed = Long.getLong(SEED);

        reporter.publishEntry("seed " + seed, Simulation.replay(seed, Setting.NORMAL));

        assertThat(new Seeds(Setting.NORMAL).failure(seed).map(Failure::story)).isEmpty();
    }

    @Test
    void a_seed_always_tells_the_same_story() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(story(seed)).isEqualTo(story(seed));
        }
    }

    /** Without the numbers that the JVM gives to objects. */
    private static String story(long seed) {
        return Simulation.replay(seed, Setting.NORMAL).replaceAll("@[0-9a-f]+", "");
    }

    @Test
    void the_simulation_catches_a_commit_without_the_fence() {
        assertThat(caught(Mutant.COMMIT_WITHOUT_FENCE)).containsAnyOf(Invariant.FENCE, Invariant.FRESH_STORE);
    }

    @Test
    void the_simulation_catches_a_commit_under_somebody_elses_chain() {
        assertThat(caught(Mutant.COMMIT_UNDER_ANY_LEASE)).containsAnyOf(Invariant.FENCE, Invariant.FRESH_STORE);
    }

    @Test
    void the_simulation_catches_joiners_that_take_a_refused_value() {
        assertThat(caught(Mutant.JOINERS_TAKE_REFUSED_VALUES)).containsExactly(Invariant.FRESH_READS);
    }

    @Test
    void the_simulation_catches_a_clear_that_begins_no_generation() {
        assertThat(caught(Mutant.CLEAR_WITHOUT_GENERATION))
                .containsAnyOf(Invariant.FRESH_READS, Invariant.FRESH_STORE, Invariant.FENCE);
    }

    @Test
    void the_simulation_catches_a_clear_that_returns_before_every_node_knows() {
        assertThat(caught(Mutant.CLEAR_DOES_NOT_WAIT))
                .containsAnyOf(Invariant.FRESH_READS, Invariant.FRESH_STORE, Invariant.FENCE);
    }

    @Test
    void the_simulation_catches_a_claim_that_takes_a_live_lease() {
        assertThat(caught(Mutant.CLAIM_TAKES_ALWAYS)).containsAnyOf(Invariant.ONE_LEASE, Invariant.ONE_LOAD);
    }

    @Test
    void the_simulation_catches_a_retry_with_a_version_of_its_own() {
        assertThat(caught(Mutant.RETRY_WITH_NEW_VERSION)).containsAnyOf(Invariant.EXACTLY_ONCE, Invariant.EQUAL_COPIES);
    }

    @Test
    void the_simulation_catches_an_answer_that_does_not_wait_for_backups() {
        assertThat(caught(Mutant.ANSWER_BEFORE_BACKUPS)).isNotEmpty();
    }

    @Test
    void the_simulation_catches_a_check_and_set_that_does_not_check() {
        assertThat(caught(Mutant.CONDITION_IGNORED)).containsExactly(Invariant.EXACTLY_ONCE);
    }

    /** The invariant that a mistake violates first, if any. */
    private static List<Invariant> caught(Mutant mutant) {
        return new Seeds(Setting.NORMAL.with(mutant))
                .firstFailure(TRIES).map(failure -> failure.violation().invariant()).stream()
                        .toList();
    }

    @Test
    void the_known_gap_of_an_overtaken_retry_is_found_when_it_is_not_tolerated() {
        Optional<Failure> failure = new Seeds(Setting.NORMAL.without(Gap.OVERTAKEN_RETRY)).firstFailure(TRIES);

        assertThat(failure.map(found -> found.violation().invariant())).contains(Invariant.EXACTLY_ONCE);
    }

    @Test
    void copies_differ_where_a_change_reaches_only_some_backups() {
        Map<Invariant, Integer> violated = new Seeds(Setting.NORMAL.over(Network.ROUGH)).count(1_500);

        assertThat(violated).isNotEmpty();
    }
}
