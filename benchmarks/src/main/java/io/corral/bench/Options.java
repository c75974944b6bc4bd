// SPDX-License-Identifier: Apache-2.0
package io.corral.bench;

import io.corral.bench.plan.Pace;
import io.corral.bench.plan.Peer;
import io.corral.bench.plan.Probe;
import io.corral.bench.plan.Row;
import io.corral.bench.plan.Study;
import io.corral.bench.plan.Table;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the launcher is told on the command line.
 *
 * @param table what to measure
 * @param studyId the id of the study to make in the table's stead, if it is one
 * @param quick a short run of one thread, whose results are preliminary
 * @param noisy whether results of a machine that was not quiet are kept, as preliminary ones
 * @param rounds how many, or none for the pace's own
 * @param only which rows, by a part of their titles
 * @param peers who, or empty for all of the table
 * @param threads how many threads, or empty for the table's own
 * @param against a jar of the provider to compare with
 * @param render a file of results to write the table of, instead of measuring
 */
public record Options(
        Table table,
        Optional<String> studyId,
        boolean quick,
        boolean noisy,
        Optional<Integer> rounds,
        Optional<Pattern> only,
        List<Peer> peers,
        List<Integer> threads,
        Optional<Path> against,
        Optional<Path> render) {

    private static final Pattern COMMA = Pattern.compile(",");

    static final String HELP = """
            --table NAME       ratios (Corral and Caffeine's JCache), peers (everybody), growth or compare; or a study:
                               cluster, memory, hit-ratio, freshness, start. ratios unless told
            --quick            a few minutes, one thread; the results are preliminary
            --noisy            keep the results, as preliminary ones, although the machine was not quiet
            --rounds N         how often everybody has a turn
            --only PATTERN     only rows or measurements whose title has the pattern, a regular expression
            --peers A,B        only these: corral, caffeine, ehcache, cache2k, infinispan, hazelcast, ri, none, other
            --threads A,B      with so many threads
            --against JAR      the provider's jar of another state, for the table compare
            --render FILE      write the tables of results that were kept
            --help             print this and end
            """;

    /**
     * Reads a command line.
     *
     * @return empty if help is asked for
     * @throws BenchFailure if there is something in it that means nothing
     */
    static Optional<Options> parse(String... arguments) {
        Deque<String> open = new ArrayDeque<>(Arrays.asList(arguments));
        Options options = new Options(
                Table.RATIOS,
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        while (!open.isEmpty()) {
            String name = open.pop();
            if (name.equals("--help")) {
                return Optional.empty();
            }
            options = switch (name) {
                case "--quick" -> options.withQuick();
                case "--noisy" -> options.withNoisy();
                default -> options.with(name, value(name, open));
            };
        }
        return Optional.of(options.checked());
    }

    private static String value(String name, Deque<String> open) {
        if (!HELP.contains(name + " ")) {
            throw new BenchFailure("There is no option " + name + "; --help lists them.", null);
        }
        if (open.isEmpty()) {
            throw new BenchFailure(name + " wants a value; --help says which.", null);
        }
        return open.pop();
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--table" -> withTable(value);
            case "--rounds" -> with(Optional.of(number(value)), only, peers, threads, against, render);
            case "--only" -> with(rounds, Optional.of(Pattern.compile(value)), peers, threads, against, render);
            case "--peers" -> with(rounds, only, peers(value), threads, against, render);
            case "--threads" ->
                with(
                        rounds,
                        only,
                        peers,
                        COMMA.splitAsStream(value).map(Options::number).toList(),
                        against,
                        render);
            case "--against" -> with(rounds, only, peers, threads, Optional.of(Path.of(value)), render);
            case "--render" -> with(rounds, only, peers, threads, against, Optional.of(Path.of(value)));
            default -> throw new BenchFailure("There is no option " + name + "; --help lists them.", null);
        };
    }

    private Options withTable(String name) {
        if (Study.IDS.contains(name)) {
            return new Options(table, Optional.of(name), quick, noisy, rounds, only, peers, threads, against, render);
        }
        Table another = Table.of(name).orElseThrow(() -> unknown("table", name));
        return new Options(another, Optional.empty(), quick, noisy, rounds, only, peers, threads, against, render);
    }

    private Options withQuick() {
        return new Options(table, studyId, true, noisy, rounds, only, peers, threads, against, render);
    }

    private Options withNoisy() {
        return new Options(table, studyId, quick, true, rounds, only, peers, threads, against, render);
    }

    private Options with(
            Optional<Integer> newRounds,
            Optional<Pattern> newOnly,
            List<Peer> newPeers,
            List<Integer> newThreads,
            Optional<Path> newAgainst,
            Optional<Path> newRender) {
        return new Options(
                table, studyId, quick, noisy, newRounds, newOnly, newPeers, newThreads, newAgainst, newRender);
    }

    private Options checked() {
        if (whom().contains(Peer.OTHER) && against.isEmpty()) {
            throw new BenchFailure("Comparing two states needs the other one's jar: --against JAR.", null);
        }
        return this;
    }

    private static List<Peer> peers(String names) {
        List<Peer> found = new ArrayList<>();
        for (String name : COMMA.splitAsStream(names).toList()) {
            found.add(Peer.of(name).orElseThrow(() -> unknown("peer", name)));
        }
        return found;
    }

    private static BenchFailure unknown(String kind, String name) {
        return new BenchFailure("There is no " + kind + " " + name + "; --help lists them.", null);
    }

    private static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number that is too small.
        }
        throw new BenchFailure("\"" + text + "\" is not a whole number of at least 1.", null);
    }

    /** How long it may take. */
    Pace pace() {
        Pace pace = quick ? Pace.QUICK : Pace.FULL;
        if (quick && table.equals(Table.GROWTH)) {
            // So many rows that one round has to do.
            pace = pace.rounds(1);
        }
        if (studyId.isPresent()) {
            pace = pace.warmer();
        }
        return rounds.isPresent() ? pace.rounds(rounds.get()) : pace;
    }

    /** Who is measured. */
    List<Peer> whom() {
        return peers.isEmpty() ? List.copyOf(table.peers()) : peers;
    }

    /** What is measured. */
    List<Row> rows() {
        return (quick ? table.quick() : table)
                .rows().stream()
                        .filter(row -> only.isEmpty()
                                || only.get().matcher(row.title()).find())
                        .toList();
    }

    /** The study, if it is one. */
    Optional<Study> study() {
        return studyId.flatMap(id -> Study.of(id, quick));
    }

    /** What is measured of a study. */
    List<Probe> probes(Study study) {
        return study.probes().stream()
                .filter(probe ->
                        only.isEmpty() || only.get().matcher(probe.title()).find())
                .toList();
    }

    /** Who is measured of those who could be. */
    List<Peer> whom(List<Probe> probes) {
        return probes.stream()
                .flatMap(probe -> probe.peers().stream())
                .distinct()
                .filter(peer -> peers.isEmpty() || peers.contains(peer))
                .toList();
    }

    /** With how many threads. */
    List<Integer> threadCounts() {
        if (!threads.isEmpty()) {
            return threads;
        }
        return quick ? List.of(1) : table.threads();
    }
}
