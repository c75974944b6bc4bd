// SPDX-License-Identifier: Apache-2.0
package io.corral.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PromiseTest {

    private static final Promise PROMISE = Promise.of("""
            System.out.println(a()); // 1: loaded
            doSomething(); // not a line
            System.out.println(b());
              System.out.println(c("x;")); // c: d: e
            """);

    @Test
    void aLineIsWhatItsCommentSaysBeforeTheColon() {
        assertThat(PROMISE.said()).containsExactly("1", "(anything)", "c");
    }

    @Test
    void withoutACommentALineMayBeAnything() {
        assertThat(PROMISE.heard(List.of("1", "whatever", "c"))).isEqualTo(PROMISE.said());
    }

    @Test
    void anotherLineBreaksIt() {
        assertThat(PROMISE.heard(List.of("2", "whatever", "c"))).isNotEqualTo(PROMISE.said());
    }

    @Test
    void aLineTooManyOrTooFewBreaksIt() {
        assertThat(PROMISE.heard(List.of("1", "whatever"))).isNotEqualTo(PROMISE.said());
        assertThat(PROMISE.heard(List.of("1", "whatever", "c", "d"))).isNotEqualTo(PROMISE.said());
    }

    @Test
    void aProgramWithoutSuchCommentsSaysNothing() {
        assertThat(Promise.of("System.out.println(1);").isEmpty()).isTrue();
        assertThat(PROMISE.isEmpty()).isFalse();
    }
}
