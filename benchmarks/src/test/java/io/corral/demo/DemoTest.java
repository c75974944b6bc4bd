// SPDX-License-Identifier: Apache-2.0
package io.corral.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void aWholeRunCountsTheQueriesOfEveryContender() throws Exception {
        ExitCode exitCode = run(
                "--contenders=map,caffeine,corral",
                "--seconds=1.5",
                "--ttl=0.4",
                "--threads=8",
                "--keys=2",
                "--scale=0.001",
                "--plain",
                "--out=" + folder);

        assertThat(text(err)).isEmpty();
        assertThat(exitCode).isEqualTo(ExitCode.DONE);
        assertThat(text(out)).contains("6,005 line items", "| Plain map", "| Caffeine JCache", "index.html");
        assertThat(Files.readString(folder.resolve("results.md")))
                .as("these load once for each key and expiry")
                .containsPattern("Caffeine JCache +\\| +(\\d+) \\| +\\1 \\| +1.0 ")
                .containsPattern("Corral +\\| +(\\d+) \\| +\\1 \\| +1.0 ");
        assertThat(Files.readString(folder.resolve("results.json"))).contains("\"failed\": 0");
        assertThat(folder.resolve("index.html")).isNotEmptyFile();
    }

    @Test
    void aWholeRunOverThreeJvmsSurvivesTheDeathOfOne() throws Exception {
        ExitCode exitCode = run(
                "--cluster",
                "--contenders=corral",
                "--seconds=6",
                "--ttl=1",
                "--threads=4",
                "--keys=2",
                "--scale=0.001",
                "--plain",
                "--out=" + folder);

        assertThat(text(err)).isEmpty();
        assertThat(exitCode).isEqualTo(ExitCode.DONE);
        assertThat(text(out)).containsPattern("node [123] killed").contains("| Corral, clustered |");
        Path results = folder.resolve("cluster");
        assertThat(results.resolve("index.html")).content().containsPattern("node [123] killed");
        assertThat(results.resolve("results.json")).content().contains("\"failed\": 0");
        Matcher counts = Pattern.compile("Corral, clustered +\\| +(\\d+) \\| +(\\d+) ")
                .matcher(Files.readString(results.resolve("results.md")));
        assertThat(counts.find()).isTrue();
        assertThat(Integer.parseInt(counts.group(1)) - Integer.parseInt(counts.group(2)))
                .as("loads that were taken over, one of each key at most")
                .isBetween(0, 2);
        assertThat(results.resolve("logs")).isDirectoryContaining("glob:**node-3.log");
        assertThat(ProcessHandle.current().children()).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void helpIsPrintedAndNothingIsStarted() {
        assertThat(run("--help")).isEqualTo(ExitCode.DONE);
        assertThat(text(out)).contains("--contenders", "exit code");
    }

    @Test
    void aWrongArgumentIsToldWithoutAStackTrace() {
        assertThat(run("--threads", "none")).isEqualTo(ExitCode.ARGUMENTS);
        assertThat(text(err).strip())
                .isEqualTo("--threads takes a whole number from 1 to 1000, not \"none\". --help lists the options.");
    }

    @Test
    void aMissingProviderIsToldBeforeAnythingIsStarted() {
        assertThat(run("--contenders", "com.example.MissingProvider", "--out", folder.toString()))
                .isEqualTo(ExitCode.CONTENDER);
        assertThat(text(err)).contains("com.example.MissingProvider", "not on the class path");
        assertThat(text(out)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    private ExitCode run(String... words) {
        return Demo.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                words);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
