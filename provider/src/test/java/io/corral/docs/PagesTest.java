// SPDX-License-Identifier: Apache-2.0
package io.corral.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PagesTest {

    @Test
    void aBlockIsWhatStandsBetweenItsFences() {
        assertThat(Pages.blocks("page.md", List.of("text", "```java", "a();", "b();", "```", "```", "c", "```")))
                .containsExactly(new Block("page.md", 2, "java", "a();\nb();"), new Block("page.md", 6, "", "c"));
    }

    @Test
    void aFenceThatIsNotClosedIsAnError() {
        assertThatThrownBy(() -> Pages.blocks("page.md", List.of("text", "```java", "a();")))
                .hasMessageContaining("page.md:2");
    }

    @Test
    void aProgramIsJavaWithAMainMethod() {
        assertThat(new Block("p", 1, "java", "public static void main(String[] args)").isProgram())
                .isTrue();
        assertThat(new Block("p", 1, "java", "cache.get(1);").isProgram()).isFalse();
        assertThat(new Block("p", 1, "", "public static void main(").isProgram())
                .isFalse();
    }
}
