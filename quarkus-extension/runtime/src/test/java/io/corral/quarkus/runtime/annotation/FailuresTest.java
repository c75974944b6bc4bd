// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void withoutListsItIsAllOrNone() {
        assertThat(new Failures(List.of(), List.of(), true).count(new IOException()))
                .isTrue();
        assertThat(new Failures(List.of(), List.of(), false).count(new IOException()))
                .isFalse();
    }

    @Test
    void withIncludedOnesOnlyThoseAndTheirSubclassesCount() {
        Failures failures = new Failures(List.of(IOException.class), List.of(), false);

        assertThat(failures.count(new FileNotFoundException())).isTrue();
        assertThat(failures.count(new IllegalStateException())).isFalse();
    }

    @Test
    void withExcludedOnesAllOthersCount() {
        Failures failures = new Failures(List.of(), List.of(IOException.class), false);

        assertThat(failures.count(new FileNotFoundException())).isFalse();
        assertThat(failures.count(new IllegalStateException())).isTrue();
    }

    @Test
    void withBothTheIncludedCountThatAreNotExcluded() {
        Failures failures = new Failures(List.of(IOException.class), List.of(FileNotFoundException.class), false);

        assertThat(failures.count(new IOException())).isTrue();
        assertThat(failures.count(new FileNotFoundException())).isFalse();
        assertThat(failures.count(new IllegalStateException())).isFalse();
    }
}
