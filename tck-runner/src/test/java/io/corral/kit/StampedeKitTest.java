// SPDX-License-Identifier: Apache-2.0
package io.corral.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.kit.memory.MemoryProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The program, with a provider in a JVM of its own. */
class StampedeKitTest {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @TempDir
    Path out;

    @Test
    void aProviderThatPassesEndsWithZero() throws Exception {
        assertThat(run("--only", "cold-key", "--only", "replace-counter")).isZero();

        assertThat(report("report.md")).contains("| `cold-key` | no |").contains("| `replace-counter` | yes |");
        assertThat(report("report.json")).contains("\"passed\": true").contains("\"verdict\": \"pass\"");
        assertThat(suite().getAttribute("tests")).isEqualTo("2");
        assertThat(suite().getAttribute("failures")).isEqualTo("0");
    }

    @Test
    void aProviderThatFailsEndsWithOneAndEachReportSaysWhy() throws Exception {
        Path properties = Files.writeString(out.resolve("provider.properties"), "faults=NULL_IS_NOT_SHARED\n");

        int exitCode = run("--only", "cold-key", "--only", "null-load", "--properties", properties.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(report("report.md")).contains("| pass | 1 load;").contains("| fail | 16 loads;");
        assertThat(report("report.html")).contains("<td class=\"fail\">fail</td><td>16 loads;");
        assertThat(report("report.json")).contains("\"passed\": false").contains("\"figure\": \"16 loads;");
        assertThat(suite().getAttribute("failures")).isEqualTo("1");
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .contains("null-load")
                .contains("16 loads");
    }

    @Test
    void aProviderThatIsNotThereEndsWithTwo() {
        assertThat(StampedeKit.run(
                        stream(screen), stream(errors), "--provider", "no.such.Provider", "--out", out.toString()))
                .isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("no.such.Provider did not open a cache manager");
    }

    @Test
    void anUnknownOptionEndsWithTwo() {
        assertThat(StampedeKit.run(stream(screen), stream(errors), "--colour")).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("--colour");
    }

    @Test
    void aJdkThatIsNotThereEndsWithTwo() {
        assertThat(run("--only", "cold-key", "--java", out.toString())).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("There is no JDK in " + out);
    }

    @Test
    void optionsForTheJvmReachIt() throws Exception {
        assertThat(run("--only", "cold-key", "--jvm", "-Xmx32m,-XX:NoSuchOption=1"))
                .isEqualTo(2);
        assertThat(report("local.log")).contains("NoSuchOption");
    }

    @Test
    void anUnknownScenarioEndsWithTwo() {
        assertThat(run("--only", "warm-key")).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("warm-key");
    }

    @Test
    void severalProviderFilesGiveATable() throws Exception {
        Path folder = Files.createDirectories(out.resolve("providers"));
        Files.writeString(folder.resolve("a.properties"), file("A", ""));
        Files.writeString(folder.resolve("b.properties"), file("B", "property.faults=NULL_IS_NOT_SHARED"));

        int exitCode = StampedeKit.run(
                stream(screen),
                stream(errors),
                "--file",
                folder.toString(),
                "--only",
                "null-load",
                "--out",
                out.toString());

        assertThat(exitCode).as(errors.toString(StandardCharsets.UTF_8)).isEqualTo(1);
        assertThat(report("table.md")).contains("| A | B |").contains("| `null-load` | no | pass | fail |");
        assertThat(report("b/report.md")).contains("16 loads");
    }

    private static String file(String name, String line) {
        return "name=%s\nprovider=%s\nclasspath=${java.class.path}\n%s\n"
                .formatted(name, MemoryProvider.class.getName(), line);
    }

    private int run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--provider",
                MemoryProvider.class.getName(),
                "--classpath",
                System.getProperty("java.class.path"),
                "--out",
                out.toString()));
        arguments.addAll(List.of(more));
        return StampedeKit.run(stream(screen), stream(errors), arguments.toArray(String[]::new));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String report(String name) throws IOException {
        return Files.readString(out.resolve(name));
    }

    private Element suite() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(out.resolve("TEST-stampede-kit.xml").toFile())
                .getDocumentElement();
    }
}
