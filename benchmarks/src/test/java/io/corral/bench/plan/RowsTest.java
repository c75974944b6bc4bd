// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class RowsTest {

    private static final String WORK = "io.corral.bench.work.";

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>(Table.PEERS.rows());
        rows.addAll(Table.GROWTH.rows());
        for (String id : Study.IDS) {
            for (Probe probe : Study.of(id, false).orElseThrow().probes()) {
                if (probe.way() instanceof Probe.Benchmark benchmark) {
                    rows.add(benchmark.row());
                }
            }
        }
        return rows;
    }

    static List<String> programs() {
        return Study.IDS.stream()
                .flatMap(id -> Study.of(id, false).orElseThrow().probes().stream())
                .map(Probe::way)
                .filter(Probe.Program.class::isInstance)
                .map(way -> ((Probe.Program) way).main())
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void everyProgramCanBeStarted(String main) throws ReflectiveOperationException {
        Class<?> program = Class.forName("io.corral.bench.probe." + main);

        assertThat(program.getMethod("main", String[].class).getReturnType()).isEqualTo(void.class);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRowIsABenchmark(Row row) throws ReflectiveOperationException {
        String[] names = row.benchmark().split("\\.");

        assertThat(Class.forName(WORK + names[0]).getMethods())
                .anyMatch(method -> method.getName().equals(names[1]) && method.isAnnotationPresent(Benchmark.class));
    }

    @Test
    void whatIsMeasuredIsWhatWasCompiledLast() {
        Set<String> generated = BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
                .stream()
                .map(entry -> entry.getUsername().replace(WORK, ""))
                .collect(Collectors.toSet());

        assertThat(generated).containsAll(rows().stream().map(Row::benchmark).toList());
        assertThat(generated).contains(Table.calibration().benchmark());
    }

    @Test
    void titlesTellRowsApart() {
        assertThat(Arrays.asList(Table.RATIOS, Table.PEERS, Table.COMPARE, Table.GROWTH))
                .allSatisfy(
                        table -> assertThat(table.rows()).extracting(Row::title).doesNotHaveDuplicates());
    }
}
