// SPDX-License-Identifier: Apache-2.0
package io.corral.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.Assert;
import org.junit.Assume;
import org.junit.Ignore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TckProcessTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void keepsTheSampleOffTheConsole() {
        for (Handler console : Logger.getLogger("").getHandlers()) {
            console.setLevel(Level.OFF);
        }
    }

    @Test
    void everyKindOfEndIsCountedAsWhatItIs() throws Exception {
        TckOutcome outcome = run(Sample.class, TestOrder.usual());

        assertThat(outcome.complete()).isTrue();
        assertThat(outcome.run()).isEqualTo(5);
        assertThat(outcome.failures())
                .singleElement()
                .asString()
                .contains("Sample.fails: ")
                .contains("not so");
        assertThat(outcome.errors()).singleElement().asString().contains("Sample.breaks: ");
        assertThat(outcome.skipped()).hasSize(2);
        assertThat(outcome.excluded()).containsExactly("some.Type.method");
    }

    @Test
    void theSameSeedGivesTheSameOrder() throws Exception {
        List<String> first = order(7);
        assertThat(order(7)).isEqualTo(first);
        assertThat(List.of(order(8), order(9), order(10))).anyMatch(other -> !other.equals(first));
    }

    @Test
    void theTckHasFortyCoreClassesAndNoneOfThemIsAboutAnnotations() {
        assertThat(TckClasses.core())
                .hasSize(40)
                .extracting(Class::getName)
                .contains("javax.cache.configuration.FactoryBuilderTest1", "org.jsr107.tck.CachingTest")
                .noneMatch(name -> name.contains(".annotation."));
    }

    private TckOutcome run(Class<?> tests, TestOrder order) throws IOException {
        return TckOutcome.of(events(tests, order));
    }

    private List<String> order(long seed) throws IOException {
        return events(Sample.class, TestOrder.shuffled(seed)).stream()
                .map(TestEvent::test)
                .toList();
    }

    private List<TestEvent> events(Class<?> tests, TestOrder order) throws IOException {
        Path record = folder.resolve("record.tsv");
        TckProcess.run(List.of(tests), order, record);
        return Files.readAllLines(record).stream().map(TestEvent::parse).toList();
    }

    /** A JUnit 4 class with one test for each kind of end. */
    public static class Sample {
        @org.junit.Test
        public void passes() {
            Assert.assertTrue(true);
        }

        @org.junit.Test
        public void isExcluded() {
            Logger.getLogger("some.Excluder").info("===== EXCLUDING TEST 'some.Type'\t'method'.");
        }

        @org.junit.Test
        public void fails() {
            Assert.fail("not\nso");
        }

        @org.junit.Test
        public void breaks() {
            throw new IllegalStateException("broken");
        }

        @org.junit.Test
        public void assumesInVain() {
            Assume.assumeTrue(false);
        }

        @Ignore("to be counted")
        @org.junit.Test
        public void isIgnored() {
            Assert.fail("never runs");
        }
    }
}
