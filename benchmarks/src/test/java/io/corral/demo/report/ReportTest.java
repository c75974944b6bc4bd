// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.demo.DemoFailure;
import io.corral.demo.ExitCode;
import io.corral.demo.traffic.Requests;
import io.corral.demo.traffic.RunResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportTest {

    private static final List<RunResult> RESULTS = List.of(Samples.STAMPEDE, Samples.CALM);

    @TempDir
    private Path folder;

    @Test
    void theTableLinesUp() {
        assertThat(new ResultTable(RESULTS).toMarkdown()).isEqualTo("""
                        |                | DB queries | needed | per key and expiry | errors | wait p50 | wait p99 | wait max | served/s |
                        | :------------- | ---------: | -----: | -----------------: | -----: | -------: | -------: | -------: | -------: |
                        | Plain map      |      1,280 |     40 |               32.0 |      0 |    6.5 s |   12.3 s |   19.8 s |    1,235 |
                        | Calm & <quiet> |         40 |     40 |                1.0 |      0 |    12 us |   512 ms |   600 ms |    1,235 |
                        """);
    }

    @Test
    void thePictureIsWellFormedAndTellsWhoIsWho() throws Exception {
        Document picture = parsed(new Picture(Samples.CONDITIONS, RESULTS).toSvg());

        assertThat(picture.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(picture.getDocumentElement().getTextContent())
                .contains(
                        "Plain map", "32.0", "Calm & <quiet>", "1.0", "Queries running in the database", "64 threads");
        // For each contender and measure: an area, a line, and the lines across.
        assertThat(picture.getElementsByTagName("path").getLength()).isGreaterThan(2 * 3 * 2);
    }

    @Test
    void aRunTooShortForASampleHasAPictureToo() throws Exception {
        RunResult empty = new RunResult(
                "Short", 0.1, Samples.CALM.queries(), Samples.CALM.requests(), Samples.CALM.waiting(), List.of());

        assertThat(parsed(new Picture(Samples.CONDITIONS, List.of(empty)).toSvg())
                        .getDocumentElement()
                        .getTextContent())
                .contains("Short");
    }

    @Test
    void thePageHoldsThePictureTheTableAndTheConditions() throws IOException {
        Path page = Report.in(folder.resolve("new/folder")).write(Samples.CONDITIONS, RESULTS);

        assertThat(page).hasFileName("index.html");
        assertThat(Files.readString(page))
                .contains("<svg", "Calm &amp; &lt;quiet&gt;", "<td>1,280</td>", "2026-01-02T03:04:05Z")
                .contains("TPC-H at scale 0.04: 60,000 orders, 239,917 line items")
                .doesNotContain("<script", "src=");
        assertThat(page.resolveSibling("demo.svg")).isNotEmptyFile();
        assertThat(page.resolveSibling("results.md")).content().contains("| Plain map");
    }

    @Test
    void theNumbersAreJson() {
        assertThat(JsonResults.of(Samples.CONDITIONS, List.of(Samples.STAMPEDE)))
                .startsWith("{\"conditions\": {\"date\": \"2026-01-02T03:04:05Z\"")
                .contains("\"contender\": \"Plain map\"", "\"databaseQueries\": 1280", "\"waitP99\": 12.300000")
                .contains("\"queriesRunning\": 64")
                .endsWith("]}\n");
    }

    @Test
    void failuresAreRemarkedOn() {
        RunResult failing = new RunResult(
                "Frail",
                10,
                Samples.CALM.queries(),
                new Requests(1, 0, 2, Optional.of("broken")),
                Samples.CALM.waiting(),
                List.of());

        assertThat(Report.remarks(List.of(Samples.CALM, failing)))
                .containsExactly("Frail: 2 requests failed, the first with: broken");
    }

    @Test
    void aKillIsRemarkedOnWithWhatCameBeforeAndAfterIt() {
        assertThat(Report.remarks(List.of(Samples.KILLED)))
                .containsExactly("Clustered: node 2 was killed after 5.1 s, in the middle of a load."
                        + " Until then 20 queries (20 needed), after it 21 (20 needed).");
        assertThat(JsonResults.of(Samples.CONDITIONS, List.of(Samples.KILLED))).contains("\"kill\": {\"seconds\": 5.1");
    }

    @Test
    void thePictureMarksTheKillInEveryRow() throws Exception {
        Document picture = parsed(new Picture(Samples.CLUSTER, List.of(Samples.CALM, Samples.KILLED)).toSvg());

        assertThat(picture.getDocumentElement().getTextContent())
                .contains("64 threads in each of 3 JVMs")
                .containsSubsequence("node 2 killed", "node 2 killed", "node 2 killed");
    }

    @Test
    void thePageOfAClusterSaysWhatIsOtherwiseThere() throws IOException {
        Path page = Report.in(folder).write(Samples.CLUSTER, List.of(Samples.KILLED));

        assertThat(page).content().contains("SIGKILL", "over all JVMs", "64 threads in each of 3 JVMs ask for");
    }

    @Test
    void aFolderThatCannotBeIsNamedTogetherWithTheWayOut() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));

        assertThatThrownBy(() -> Report.in(file))
                .isInstanceOfSatisfying(
                        DemoFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.REPORT))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--out");
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
