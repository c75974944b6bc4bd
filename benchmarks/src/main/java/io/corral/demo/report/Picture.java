// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.report;

import io.corral.demo.traffic.RunResult;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The results over time as an SVG: a column for each contender, a row for each measure.
 * It has no background, and its greys and colours can be read on a light page as well as on a dark one.
 */
final class Picture {

    private static final double WIDTH = 960;
    private static final double LEFT = 44;
    private static final double RIGHT = 12;
    private static final double GAP = 30;
    private static final double HEAD = 118;
    private static final double ROW = 160;
    private static final double ROW_TITLE = 26;
    private static final double PANEL = 96;
    private static final double FOOT = 60;

    private static final String GREY = "#768390";
    private static final List<String> COLOURS = List.of("#d9534f", "#c9861a", "#2f9e6e", "#4a8fd8", "#9a6dd7");

    private final Conditions conditions;
    private final List<RunResult> results;
    private final double columnWidth;
    private final Axis time;

    Picture(Conditions conditions, List<RunResult> results) {
        this.conditions = conditions;
        this.results = results;
        columnWidth = (WIDTH - LEFT - RIGHT - GAP * (results.size() - 1)) / results.size();
        time = Axis.exactly(Figures.seconds(conditions.workload().length()));
    }

    String toSvg() {
        double height = HEAD + ROW * Measure.ALL.size() + FOOT;
        Markup svg = new Markup();
        svg.begin(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                Figures.format("0 0 %.0f %.0f", WIDTH, height),
                "role",
                "img",
                "font-family",
                "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
                "font-size",
                "12",
                "fill",
                GREY,
                "color",
                GREY);
        svg.text("title", "Queries, waits and requests served over time, by contender");
        for (int column = 0; column < results.size(); column++) {
            drawHead(svg, column);
        }
        double y = HEAD;
        for (Measure measure : Measure.ALL) {
            drawRow(svg, measure, y);
            y += ROW;
        }
        drawFoot(svg, y);
        return svg.end().toString();
    }

    private void drawHead(Markup svg, int column) {
        RunResult result = results.get(column);
        double x = x(column);
        svg.text("text", result.title(), "x", x, "y", 24.0, "font-size", "17", "font-weight", "600");
        svg.text(
                "text",
                Figures.format("%.1f", result.queries().perKeyAndExpiry()),
                "x",
                x,
                "y",
                64.0,
                "font-size",
                "36",
                "font-weight",
                "700",
                "fill",
                colour(column));
        svg.text("text", "queries per key and expiry", "x", x, "y", 84.0, "font-size", "13");
        svg.text(
                "text",
                Figures.format(
                        "%,d in all, wait p99 %s",
                        result.queries().counted(),
                        Figures.wait(result.waiting().p99())),
                "x",
                x,
                "y",
                101.0,
                "font-size",
                "13");
    }

    private void drawRow(Markup svg, Measure measure, double y) {
        svg.text("text", measure.title(), "x", LEFT, "y", y + 16, "font-size", "13", "font-weight", "600");
        Axis values = Axis.upTo(results.stream()
                .flatMap(result -> result.samples().stream())
                .mapToDouble(measure.area())
                .max()
                .orElse(1));
        for (int column = 0; column < results.size(); column++) {
            Panel panel = new Panel(x(column), y + ROW_TITLE, columnWidth, PANEL, time, values);
            RunResult result = results.get(column);
            panel.drawGrid(svg);
            if (column == 0) {
                panel.drawScale(svg);
            }
            panel.drawArea(svg, result.samples(), measure.area(), colour(column));
            panel.drawLine(svg, result.samples(), measure.line().orElse(measure.area()), colour(column));
            result.kill().ifPresent(kill -> panel.drawMark(svg, kill.seconds(), "node " + kill.node() + " killed"));
        }
    }

    private void drawFoot(Markup svg, double y) {
        svg.text("text", "seconds since the start", "x", WIDTH - RIGHT, "y", y + 2, "text-anchor", "end");
        String load = Figures.format(
                "%s, %d keys, entries expire after %s s. One query (TPC-H Q1 at scale %s) takes %.2f s on its own.",
                conditions.askers(),
                conditions.workload().keys().size(),
                Figures.plain(Figures.seconds(conditions.workload().expiry())),
                Figures.plain(conditions.database().scale()),
                Figures.seconds(conditions.quietQuery()));
        String machine = Figures.format(
                "H2 %s in a process of its own, Java %s, %d cores, %s",
                conditions.database().version(),
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors(),
                LocalDate.ofInstant(conditions.date(), ZoneOffset.UTC));
        svg.text("text", load, "x", LEFT, "y", y + 30);
        svg.text("text", machine, "x", LEFT, "y", y + 47);
    }

    private double x(int column) {
        return LEFT + column * (columnWidth + GAP);
    }

    private static String colour(int column) {
        return COLOURS.get(column % COLOURS.size());
    }
}
