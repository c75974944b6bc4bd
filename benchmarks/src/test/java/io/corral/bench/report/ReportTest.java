// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void eachRowHasItsRatioItsTargetAndItsVerdict() {
        assertThat(Report.of(Samples.ratios(false)).lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("| get ")
                        .contains("| 2.00 (2.00 to 2.00) | 1.5, 0 B |")
                        .endsWith(" met |"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("| put ")
                        .contains("| 0.50 (0.50 to 0.50) |")
                        .endsWith(" missed |"));
    }

    @Test
    void theVerdictsAreCounted() {
        assertThat(Report.of(Samples.ratios(false))).contains("1 met, 1 missed, 0 too close to tell.");
    }

    @Test
    void aRowThatOnlyOneOfThemHasIsNotCompared() {
        assertThat(Report.of(Samples.ratios(false)).lines())
                .noneMatch(line -> line.startsWith("| count "))
                .contains("Not measured: count, Caffeine JCache: its JVM failed");
    }

    @Test
    void aRowHasALineForEachNumberOfThreadsThatItWasMeasuredWith() {
        assertThat(Report.of(Samples.alone())
                        .lines()
                        .filter(line -> line.startsWith("| get") || line.startsWith("| put"))
                        .map(line -> line.replaceAll("\\s+", " ")))
                .containsExactly("| get | 1 | 30.0 M |", "| put | 8 | 3.75 M |");
    }

    @Test
    void allLinesOfATableAreOfOneLength() {
        assertThat(Report.of(Samples.ratios(false))
                        .lines()
                        .filter(line -> line.startsWith("|"))
                        .mapToInt(String::length)
                        .distinct()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatTheResultsDependOnIsBelowThem() {
        assertThat(Report.of(Samples.ratios(false)))
                .contains("2026-01-02T03:04:05Z, commit 0123456789. two cores. Java 17, -Xmx2g. 2 rounds.")
                .contains("differed by 5.0 %");
    }

    @Test
    void preliminaryResultsSaySoFirst() {
        assertThat(Report.of(Samples.ratios(true))).startsWith("**Preliminary:**");
        assertThat(Report.of(Samples.ratios(false))).doesNotContain("Preliminary");
    }

    @Test
    void aChangeThatLostMoreThanTheNoiseIsNamed() {
        assertThat(Report.of(Samples.changes()).lines())
                .anySatisfy(line -> assertThat(line).startsWith("| get ").endsWith("| LOST |"))
                .anySatisfy(line -> assertThat(line).startsWith("| put ").endsWith("|      |"));
    }

    @Test
    void thePictureIsXmlWithABarForEachRatio() throws Exception {
        String svg = RatioPicture.of(Samples.ratios(true));

        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(2);
        assertThat(svg).contains("preliminary");
    }

    @Test
    void withoutARatioThereIsNoPicture() {
        assertThat(RatioPicture.of(Samples.changes())).isEmpty();
    }
}
