// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import java.util.List;
import java.util.Map;

/**
 * One measurement of a study: made by each of its peers in each round, in a JVM of its own.
 *
 * @param title how the command line selects it
 * @param peers who makes it
 */
public record Probe(String title, List<Peer> peers, Way way) {

    /** A program that prints its figures. */
    static Probe program(String title, List<Peer> peers, String main, Map<String, String> properties) {
        return new Probe(title, peers, new Program(main, properties, List.of("-Xmx2g")));
    }

    /** A benchmark of JMH, on one thread. */
    static Probe benchmark(String title, List<Peer> peers, String benchmark, Map<String, String> parameters) {
        return new Probe(title, peers, new Benchmark(new Row(title, benchmark, parameters, 0, false)));
    }

    /** The same probe, whose program runs with other flags. */
    Probe withFlags(String... flags) {
        if (!(way instanceof Program program)) {
            throw new IllegalArgumentException("only programs have flags of their own: " + title);
        }
        return new Probe(title, peers, new Program(program.main(), program.properties(), List.of(flags)));
    }

    /** How it is measured. */
    public sealed interface Way {}

    /**
     * By a program.
     *
     * @param main its class in {@code io.corral.bench.probe}
     * @param properties what it is told, as system properties
     * @param flags of its JVM
     */
    public record Program(String main, Map<String, String> properties, List<String> flags) implements Way {}

    /**
     * By JMH.
     *
     * @param row whose title is the figure's
     */
    public record Benchmark(Row row) implements Way {}
}
