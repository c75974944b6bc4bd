// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.demo.DemoFailure;
import io.corral.demo.ExitCode;
import io.corral.demo.contender.ContenderChoice;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void withoutArgumentsThreeContendersAreAskedByManyThreads() {
        Options options = options();

        assertThat(options.contenders())
                .extracting(ContenderChoice::title)
                .containsExactly("Plain map", "Caffeine JCache", "Corral");
        assertThat(options.workload().threads()).isEqualTo(64);
        assertThat(options.workload().keys()).hasSize(4).doesNotHaveDuplicates();
        assertThat(options.server().folder()).isEmpty();
        assertThat(options.server().port()).isZero();
        assertThat(options.plain()).isFalse();
        assertThat(options.cluster()).isFalse();
    }

    @Test
    void aValueFollowsItsOptionAfterASpaceOrAnEqualsSign() {
        Options options = options("--seconds", "2.5", "--ttl=0.5", "--dir", "files", "--out=here", "--plain");

        assertThat(options.workload().length()).isEqualTo(Duration.ofMillis(2_500));
        assertThat(options.workload().expiry()).isEqualTo(Duration.ofMillis(500));
        assertThat(options.server().folder()).contains(Path.of("files"));
        assertThat(options.out()).isEqualTo(Path.of("here"));
        assertThat(options.plain()).isTrue();
    }

    @Test
    void theLastOfTwoValuesCounts() {
        assertThat(options("--threads", "2", "--threads", "3").workload().threads())
                .isEqualTo(3);
    }

    @Test
    void aContenderMayBeTheClassOfAnyProvider() {
        assertThat(options("--contenders", "map,com.example.FastProvider").contenders())
                .extracting(ContenderChoice::title)
                .containsExactly("Plain map", "FastProvider");
    }

    @Test
    void inAClusterThreeJvmsAskAndTheirResultsGoElsewhere() {
        Options options = options("--cluster", "--out=here");

        assertThat(options.cluster()).isTrue();
        assertThat(options.nodes()).isEqualTo(3);
        assertThat(options.contenders())
                .extracting(ContenderChoice::title)
                .containsExactly("3 x Caffeine JCache", "Corral, clustered");
        assertThat(options.workload().threads()).isEqualTo(16);
        assertThat(options.server().scale()).isEqualTo(0.01);
        assertThat(options.out()).isEqualTo(Path.of("here", "cluster"));
    }

    @Test
    void whatIsTypedCountsInAClusterToo() {
        Options options = options("--contenders=map,corral", "--threads=64", "--scale=0.03", "--cluster");

        assertThat(options.contenders())
                .extracting(ContenderChoice::title)
                .containsExactly("3 x Plain map", "Corral, clustered");
        assertThat(options.workload().threads()).isEqualTo(64);
        assertThat(options.server().scale()).isEqualTo(0.03);
    }

    @Test
    void helpIsWantedWhateverElseIsTyped() {
        assertThat(new Arguments("--threads", "2", "--help").helpWanted()).isTrue();
        assertThat(new Arguments("--threads", "2").helpWanted()).isFalse();
    }

    @Test
    void theHelpNamesEveryOption() {
        for (Flag flag : Flag.values()) {
            assertThat(Options.help()).contains(flag.option());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--threads, 0",
        "--threads, many",
        "--seconds, 0.5",
        "--seconds, NaN",
        "--keys, 62",
        "--ttl, -1",
        "--scale, 50",
        "--port, 70000",
        "--contenders, redis",
        "--contenders, ''",
    })
    void aValueThatTheOptionDoesNotTakeIsNamed(String option, String value) {
        assertThatThrownBy(() -> options(option, value))
                .isInstanceOfSatisfying(
                        DemoFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.ARGUMENTS))
                .hasMessageContaining(option)
                .hasMessageContaining('"' + value + '"')
                .hasMessageContaining("--help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--speed", "threads", "-h"})
    void aWordThatIsNoOptionIsNamed(String word) {
        assertThatThrownBy(() -> options(word)).isInstanceOf(DemoFailure.class).hasMessageContaining(word);
    }

    @Test
    void anOptionWithoutItsValueIsNamed() {
        assertThatThrownBy(() -> options("--port"))
                .isInstanceOf(DemoFailure.class)
                .hasMessage("--port needs a value. --help lists the options.");
    }

    private static Options options(String... words) {
        return Options.of(new Arguments(words));
    }
}
