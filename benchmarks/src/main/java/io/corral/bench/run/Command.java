// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.run;

import io.corral.bench.BenchFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another program, run to its end. */
final class Command {

    private Command() {}

    /**
     * What a program prints, its errors included.
     *
     * @throws BenchFailure if it cannot be started, or ends with another code than 0
     */
    static String run(Path folder, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new BenchFailure(String.join(" ", command) + " ended with code " + code + ":\n" + text, null);
            }
            return text;
        } catch (IOException e) {
            throw new BenchFailure(command.get(0) + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted while " + command.get(0) + " ran", e);
        }
    }
}
