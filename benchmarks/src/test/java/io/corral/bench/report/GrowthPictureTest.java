// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.corral.bench.result.Cell;
import io.corral.bench.result.Conditions;
import io.corral.bench.result.Drift;
import io.corral.bench.result.Fork;
import io.corral.bench.result.Results;
import io.corral.bench.result.RowFacts;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class GrowthPictureTest {

    @Test
    void eachMeasurementIsAPointAndEachPeerALine() throws Exception {
        Results results = results(
                new RowFacts("get, 1,000 entries", 0, false, "get, by entries", 1_000),
                new RowFacts("get, 10,000 entries", 0, false, "get, by entries", 10_000),
                new RowFacts("get, by threads", 0, false, "get, by threads", 0));

        String svg = GrowthPicture.of(results);

        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(2 * (2 + 1));
        assertThat(svg).contains("get, by entries", "get, by threads", "Caffeine JCache", ">10 k<");
    }

    @Test
    void whereNothingGrowsThereIsNoPicture() {
        assertThat(GrowthPicture.of(results(new RowFacts("get", 0, false)))).isEmpty();
    }

    @Test
    void theScaleIsLogarithmicAndHasRoomForAFactorOfTen() {
        Scale wide = Scale.over(List.of(1.0, 10.0, 100.0), 0, 200);
        Scale narrow = Scale.over(List.of(5.0, 5.0), 0, 100);

        assertThat(wide.of(10)).isEqualTo(100, within(1e-6));
        assertThat(wide.decades()).containsExactly(1.0, 10.0, 100.0);
        assertThat(narrow.of(5)).isEqualTo(50, within(1e-6));
        assertThat(narrow.most() / narrow.least()).isEqualTo(10, within(1e-6));
    }

    private static Results results(RowFacts... rows) {
        List<Cell> cells = List.of(rows).stream()
                .flatMap(row -> List.of("corral", "caffeine").stream()
                        .map(peer -> new Cell(
                                row.title(), 4, peer, List.of(new Fork(0, List.of(1e6), List.of(1e3), 0)), "")))
                .toList();
        Conditions conditions =
                new Conditions("2026-01-02T03:04:05Z", "0123456789", "two cores", "17", List.of("-Xmx2g"), "1 round");
        return new Results("growth", true, conditions, new Drift(List.of(1.0)), List.of(rows), cells);
    }
}
