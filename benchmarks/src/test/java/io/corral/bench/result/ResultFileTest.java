// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.bench.report.Samples;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        Path file = folder.resolve("results/ratios.json");
        Results results = Samples.ratios(false);

        ResultFile.write(results, file);

        assertThat(ResultFile.read(file)).isEqualTo(results);
    }
}
