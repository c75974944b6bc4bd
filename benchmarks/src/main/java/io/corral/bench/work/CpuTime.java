// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Adds to each iteration how many nanoseconds of processor time one operation took: of the whole JVM, its collector
 * included, and of the JVMs that it has started, where the nodes of a cluster are apart. Where others use the machine
 * too, that says more than how many operations were done in a second.
 */
public final class CpuTime implements InternalProfiler {

    /** The name of the result. */
    public static final String NAME = "cpu.nanos";

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private long before;

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = spent();
    }

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long spent = spent() - before;
        long operations = Math.max(1, result.getMetadata().getAllOps());
        return List.of(new ScalarResult(NAME, spent / (double) operations, "ns/op", AggregationPolicy.AVG));
    }

    private long spent() {
        long others = ProcessHandle.current()
                .children()
                .mapToLong(child ->
                        child.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
        return system.getProcessCpuTime() + others;
    }

    @Override
    public String getDescription() {
        return "processor time of the JVM, and of those it has started, for each operation";
    }
}
