// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.report;

import io.corral.bench.plan.Peer;
import io.corral.bench.result.Cell;
import io.corral.bench.result.Conditions;
import io.corral.bench.result.Ratio;
import io.corral.bench.result.Results;
import io.corral.bench.result.RowFacts;
import io.corral.bench.result.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Results as Markdown. */
public final class Report {

    /** A change that costs less than this is not told of. */
    private static final double TOLERATED_LOSS = 0.05;

    private Report() {}

    /** The table that suits who was measured: ratios with verdicts, or rates of everybody. */
    public static String of(Results results) {
        List<String> peers = results.peers().toList();
        boolean ratios = peers.contains(Peer.RIVAL.id()) && peers.contains(Peer.CORRAL.id());
        StringBuilder text = new StringBuilder(head(results));
        if (peers.contains(Peer.OTHER.id())) {
            text.append(changes(results));
        }
        if (ratios) {
            text.append(ratios(results)).append('\n').append(summary(results));
        }
        if (peers.size() > 2 || (!ratios && !peers.contains(Peer.OTHER.id()))) {
            text.append('\n').append(rates(results, peers));
        }
        return text.append(failures(results)).append(foot(results)).toString();
    }

    private static String head(Results results) {
        return results.preliminary()
                ? Figures.format(
                        "**Preliminary:** a short run, or a busy machine (its speed differed by %.0f %%). So the ratios "
                                + "are of operations for the same processor time, and not for the same time.%n%n",
                        results.drift().share() * 100)
                : "";
    }

    private static String ratios(Results results) {
        MarkdownTable table = new MarkdownTable(List.of(
                "", "threads", "Corral/s", "B/op", "Caffeine JCache/s", "B/op", "ratio (range)", "target", "verdict"));
        for (Compared compared : compared(results, Peer.CORRAL, Peer.RIVAL)) {
            table.add(cells(compared, target(compared.row()), compared.verdict().word()));
        }
        return table.toString();
    }

    /** What every table of two says of them, and what only this one does. */
    private static List<String> cells(Compared compared, String... more) {
        List<String> cells = new ArrayList<>(List.of(
                compared.row().title(),
                String.valueOf(compared.mine().threads()),
                Figures.rate(compared.mine().opsPerSecond()),
                Figures.bytes(compared.mine().bytesPerOp()),
                Figures.rate(compared.other().opsPerSecond()),
                Figures.bytes(compared.other().bytesPerOp()),
                Figures.ratio(compared.ratio())));
        cells.addAll(List.of(more));
        return cells;
    }

    private static String target(RowFacts row) {
        String least = row.target() == 0 ? "–" : Figures.format("%.1f", row.target());
        return row.allocationFree() ? least + ", 0 B" : least;
    }

    private static String summary(Results results) {
        List<Compared> all = compared(results, Peer.CORRAL, Peer.RIVAL);
        if (count(all, Verdict.NONE) == all.size()) {
            return "";
        }
        return Figures.format(
                "%d met, %d missed, %d too close to tell.%n",
                count(all, Verdict.MET), count(all, Verdict.MISSED), count(all, Verdict.CLOSE));
    }

    private static long count(List<Compared> all, Verdict verdict) {
        return all.stream().filter(compared -> compared.verdict() == verdict).count();
    }

    private static String changes(Results results) {
        List<Compared> all = compared(results, Peer.CORRAL, Peer.OTHER);
        if (all.isEmpty()) {
            return "";
        }
        MarkdownTable table =
                new MarkdownTable(List.of("", "threads", "this/s", "B/op", "other jar/s", "B/op", "ratio (range)", ""));
        for (Compared compared : all) {
            table.add(cells(compared, lost(Verdict.ofChange(compared.ratio(), TOLERATED_LOSS))));
        }
        return table.toString();
    }

    private static String lost(Verdict verdict) {
        return switch (verdict) {
            case MISSED -> "LOST";
            case CLOSE -> "lost, or noise";
            default -> "";
        };
    }

    private static String rates(Results results, List<String> peers) {
        List<String> head = new ArrayList<>(List.of("operations per second", "threads"));
        peers.forEach(peer -> head.add(Peer.of(peer).map(Peer::title).orElse(peer)));
        MarkdownTable table = new MarkdownTable(head);
        for (RowFacts row : results.rows()) {
            for (int threads : results.threads()) {
                List<Optional<Cell>> cells = peers.stream()
                        .map(peer -> results.cell(row.title(), threads, peer))
                        .toList();
                // A row whose threads grow has others than one that something else grows in.
                if (cells.stream().allMatch(Optional::isEmpty)) {
                    continue;
                }
                List<String> line = new ArrayList<>(List.of(row.title(), String.valueOf(threads)));
                cells.forEach(cell -> line.add(
                        cell.map(found -> Figures.rate(found.opsPerSecond())).orElse("–")));
                table.add(line);
            }
        }
        return table.toString();
    }

    private static String failures(Results results) {
        return Figures.notMeasured(results.cells().stream().map(Cell::failure));
    }

    private static String foot(Results results) {
        Conditions conditions = results.conditions();
        return Figures.format(
                "%n%s, commit %s. %s. Java %s, %s. %s. The machine's speed differed by %.1f %% from round to round.%n",
                conditions.date(),
                conditions.commit(),
                conditions.machine(),
                conditions.java(),
                String.join(" ", conditions.flags()),
                conditions.pace(),
                results.drift().share() * 100);
    }

    /** The rows that both have, with the ratio of the first to the second. */
    static List<Compared> compared(Results results, Peer first, Peer second) {
        List<Compared> all = new ArrayList<>();
        for (RowFacts row : results.rows()) {
            for (int threads : results.threads()) {
                Optional<Cell> mine = results.cell(row.title(), threads, first.id());
                Optional<Cell> other = results.cell(row.title(), threads, second.id());
                if (mine.isPresent() && other.isPresent()) {
                    all.add(new Compared(row, mine.get(), other.get(), results.preliminary()));
                }
            }
        }
        return all;
    }

    /**
     * A row as two peers have it.
     *
     * @param busy whether the machine may have been busy, so that only processor time says something
     */
    record Compared(RowFacts row, Cell mine, Cell other, boolean busy) {

        Ratio ratio() {
            return busy ? Ratio.ofCpu(mine, other) : Ratio.ofRates(mine, other);
        }

        Verdict verdict() {
            return Verdict.of(row, ratio(), mine.bytesPerOp());
        }
    }
}
