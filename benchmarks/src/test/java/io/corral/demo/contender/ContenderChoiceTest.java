// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.demo.DemoFailure;
import io.corral.demo.ExitCode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContenderChoiceTest {

    private static final LocalDate KEY = LocalDate.of(1998, 9, 2);

    @ParameterizedTest
    @ValueSource(strings = {"map", "caffeine", "corral"})
    void whatIsLoadedIsKept(String name) {
        AtomicInteger loads = new AtomicInteger();
        try (Contender contender = choice(name).open(key -> key + " " + loads.incrementAndGet(), Duration.ofHours(1))) {
            assertThat(contender.get(KEY)).isEqualTo("1998-09-02 1");
            assertThat(contender.get(KEY)).isEqualTo("1998-09-02 1");
            assertThat(contender.get(KEY.plusDays(1))).isEqualTo("1998-09-03 2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "caffeine", "corral"})
    void aContenderStartsEmptyEveryTime(String name) {
        for (int i = 0; i < 2; i++) {
            AtomicInteger loads = new AtomicInteger();
            try (Contender contender = choice(name).open(key -> "" + loads.incrementAndGet(), Duration.ofHours(1))) {
                assertThat(contender.get(KEY)).isEqualTo("1");
            }
        }
    }

    @Test
    void aMissingProviderIsNamedTogetherWithTheWayOut() {
        ContenderChoice missing = choice("com.example.MissingProvider");

        assertThatThrownBy(missing::requireAvailable)
                .isInstanceOfSatisfying(
                        DemoFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.CONTENDER))
                .hasMessageContaining("com.example.MissingProvider")
                .hasMessageContaining("--contenders");
    }

    @Test
    void aMapNeedsNoProvider() {
        choice("map").requireAvailable();

        assertThat(choice("map").providerClass()).isEmpty();
    }

    @Test
    void aWordThatNamesNothingIsNoContender() {
        assertThat(ContenderChoice.named("redis")).isEmpty();
    }

    @Test
    void inSeveralJvmsOnlyCorralIsOneCache() {
        assertThat(choice("corral").clusters()).isTrue();
        assertThat(choice("caffeine").clusters()).isFalse();
        assertThat(choice("map").clusters()).isFalse();
        assertThat(choice("map").inEachOf(1)).isEqualTo(choice("map"));
        assertThat(choice("map").inEachOf(3).title()).isEqualTo("3 x Plain map");
    }

    private static ContenderChoice choice(String name) {
        return ContenderChoice.named(name).orElseThrow();
    }
}
