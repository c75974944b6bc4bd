// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.report;

import io.corral.bench.plan.Peer;
import io.corral.bench.report.Report.Compared;
import io.corral.bench.result.Results;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The ratios as an SVG: a bar for each, its range as a line, its target as a mark, on a logarithmic scale, so that twice
 * as fast is as far from even as half as fast. Readable on a light page as well as on a dark one.
 */
public final class RatioPicture {

    private static final double WIDTH = 900;
    private static final double LEFT = 250;
    private static final double RIGHT = 60;
    private static final double TOP = 50;
    private static final double LINE = 22;
    private static final double BAR = 12;

    private final List<Compared> rows;
    private final double least;
    private final double most;

    private RatioPicture(List<Compared> rows) {
        this.rows = rows;
        this.least = Math.min(0.5, all().min().orElse(0.5));
        this.most = Math.max(2, all().max().orElse(2));
    }

    private DoubleStream all() {
        return rows.stream()
                .flatMapToDouble(row -> DoubleStream.of(
                        row.ratio().low(),
                        row.ratio().high(),
                        row.row().target() == 0 ? 1 : row.row().target()));
    }

    /** The picture; empty if Corral and Caffeine's JCache have no row in common. */
    public static String of(Results results) {
        List<Compared> rows = Report.compared(results, Peer.CORRAL, Peer.RIVAL);
        return rows.isEmpty() ? "" : new RatioPicture(rows).draw(results);
    }

    private String draw(Results results) {
        double height = TOP + rows.size() * LINE + 40;
        StringBuilder svg = new StringBuilder(Figures.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" "
                        + "font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#768390\">%n",
                WIDTH, height));
        text(svg, 0, 20, "start", "Corral's operations per second, as a multiple of Caffeine JCache's");
        for (double mark = tick(least); mark <= most; mark *= 2) {
            double x = x(mark);
            line(svg, x, TOP - 6, x, height - 34, mark == 1 ? 1.5 : 0.5, "#768390");
            text(svg, x, TOP - 12, "middle", Figures.format(mark < 1 ? "%.2f" : "%.0f", mark));
        }
        for (int i = 0; i < rows.size(); i++) {
            draw(svg, rows.get(i), TOP + i * LINE);
        }
        text(
                svg,
                0,
                height - 10,
                "start",
                results.conditions().date() + ", commit "
                        + short8(results.conditions().commit())
                        + (results.preliminary() ? ", preliminary" : "")
                        + ". Thin line: the range over the rounds. Upright mark: the target.");
        return svg.append("</svg>\n").toString();
    }

    private void draw(StringBuilder svg, Compared row, double y) {
        double ratio = row.ratio().middle();
        double from = Math.min(x(1), x(ratio));
        double middle = y + BAR / 2;
        text(
                svg,
                0,
                y + BAR - 2,
                "start",
                escaped(row.row().title()) + ", " + row.mine().threads() + " thr.");
        svg.append(Figures.format(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
                from, y, Math.abs(x(ratio) - x(1)), BAR, colour(row)));
        line(svg, x(row.ratio().low()), middle, x(row.ratio().high()), middle, 1.5, "#444c56");
        if (row.row().target() > 0) {
            double x = x(row.row().target());
            line(svg, x, y - 3, x, y + BAR + 3, 2.5, "#4a8fd8");
        }
        text(svg, WIDTH - RIGHT + 10, y + BAR - 2, "start", Figures.format("%.2f", ratio));
    }

    private static String colour(Compared row) {
        return switch (row.verdict()) {
            case MET -> "#2f9e6e";
            case MISSED -> "#d9534f";
            case CLOSE -> "#c9861a";
            case NONE -> "#9a9fa6";
        };
    }

    private double x(double ratio) {
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.log(ratio / least) / Math.log(most / least);
    }

    /** The first power of two from there on. */
    private static double tick(double from) {
        return Math.pow(2, Math.ceil(Math.log(from) / Math.log(2)));
    }

    private static void line(
            StringBuilder svg, double x, double y, double toX, double toY, double width, String colour) {
        svg.append(Figures.format(
                "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>%n",
                x, y, toX, toY, colour, width));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(Figures.format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String short8(String commit) {
        return commit.length() > 8 ? commit.substring(0, 8) : commit;
    }
}
