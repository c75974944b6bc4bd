// SPDX-License-Identifier: Apache-2.0
package io.corral.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledJdksTest {

    @TempDir
    Path folder;

    @Test
    void theNewestOtherReleaseIsTheSecond() throws Exception {
        Jdk first = jdk("default", "17.0.15");
        jdk("a", "21.0.3");
        jdk("b", "25.0.3");
        jdk("same-release", "17.0.18");
        jdk("too-old", "11.0.20");

        assertThat(releasesBeside(first)).containsExactly(17, 25);
    }

    @Test
    void aloneIsAlone() throws Exception {
        assertThat(releasesBeside(jdk("default", "17.0.15"))).containsExactly(17);
    }

    @Test
    void aLinkToTheFirstIsNotASecond() throws Exception {
        Jdk first = jdk("default", "17.0.15");
        Files.createSymbolicLink(folder.resolve("link"), first.home());

        assertThat(releasesBeside(first)).containsExactly(17);
    }

    @Test
    void foldersThatAreNoJdksAreIgnored() throws Exception {
        Jdk first = jdk("default", "17.0.15");
        Files.createDirectory(folder.resolve("empty"));
        Files.createFile(folder.resolve("file"));
        Files.writeString(
                Files.createDirectory(folder.resolve("no-launcher")).resolve("release"), "JAVA_VERSION=\"25\"");
        Files.writeString(jdk("garbled", "25").home().resolve("release"), "JAVA_VERSION=\"what?\"");

        assertThat(releasesBeside(first)).containsExactly(17);
    }

    private static List<Integer> releasesBeside(Jdk first) {
        return new InstalledJdks(first).toTestOn().stream().map(Jdk::release).toList();
    }

    private Jdk jdk(String name, String version) throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        Path launcher = Files.createDirectory(home.resolve("bin")).resolve("java");
        Files.createFile(launcher);
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return Jdk.at(home).orElseThrow();
    }
}
