// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.report;

import io.corral.bench.plan.Peer;
import io.corral.bench.result.Cell;
import io.corral.bench.result.Results;
import io.corral.bench.result.RowFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How things grow, as an SVG: a panel for each verb and what grows, in it a line for each provider, operations per second
 * upwards. Both scales are logarithmic: what costs twice as much is half as high, wherever it is.
 */
public final class GrowthPicture {

    private static final double WIDTH = 900;
    private static final double TOP = 50;
    private static final double PANEL_WIDTH = 290;
    private static final double PANEL_HEIGHT = 220;
    private static final double LEFT = 45;
    private static final double INNER_WIDTH = 225;
    private static final double INNER_HEIGHT = 150;
    private static final int COLUMNS = 3;
    private static final String GREY = "#768390";
    private static final List<String> COLOURS =
            List.of("#2f9e6e", "#4a8fd8", "#c9861a", "#d9534f", "#8e6bbf", "#3aa6a6", "#9a9fa6", "#b0506f");

    private final Results results;
    private final List<String> peers;
    private final StringBuilder svg = new StringBuilder();

    private GrowthPicture(Results results) {
        this.results = results;
        this.peers = results.peers().toList();
    }

    /** The picture; empty if nothing was measured that grows. */
    public static String of(Results results) {
        return new GrowthPicture(results).draw();
    }

    private String draw() {
        List<String> panels = results.rows().stream()
                .map(RowFacts::panel)
                .filter(panel -> !panel.isEmpty())
                .distinct()
                .filter(panel ->
                        peers.stream().anyMatch(peer -> !points(panel, peer).isEmpty()))
                .toList();
        if (panels.isEmpty()) {
            return "";
        }
        int lines = (panels.size() + COLUMNS - 1) / COLUMNS;
        double height = TOP + PANEL_HEIGHT * lines + 20;
        svg.append(Figures.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" "
                        + "font-family=\"system-ui, sans-serif\" font-size=\"11\" fill=\"%s\">%n",
                WIDTH, height, GREY));
        text(0, 16, "start", GREY, "Operations per second of all threads");
        for (int i = 0; i < peers.size(); i++) {
            text(250 + i * 150, 16, "start", colour(i), title(peers.get(i)));
        }
        for (int i = 0; i < panels.size(); i++) {
            int line = i / COLUMNS;
            panel(panels.get(i), i % COLUMNS * (PANEL_WIDTH + 12), TOP + PANEL_HEIGHT * line);
        }
        text(
                0,
                height - 6,
                "start",
                GREY,
                results.conditions().date() + ", commit " + results.conditions().commit()
                        + (results.preliminary() ? ", preliminary" : ""));
        return svg.append("</svg>\n").toString();
    }

    private void panel(String panel, double x, double y) {
        List<Double> across = new ArrayList<>();
        List<Double> up = new ArrayList<>();
        for (String peer : peers) {
            across.addAll(points(panel, peer).keySet());
            up.addAll(points(panel, peer).values());
        }
        Scale right = Scale.over(across, x + LEFT, x + LEFT + INNER_WIDTH);
        Scale high = Scale.over(up, y + INNER_HEIGHT, y);
        text(x + LEFT, y - 10, "start", GREY, panel);
        for (double mark : high.decades()) {
            line(x + LEFT, high.of(mark), x + LEFT + INNER_WIDTH, high.of(mark));
            text(x + LEFT - 5, high.of(mark) + 4, "end", GREY, Figures.count(mark));
        }
        for (double mark : across.stream().distinct().sorted().toList()) {
            line(right.of(mark), y + INNER_HEIGHT, right.of(mark), y + INNER_HEIGHT + 4);
            text(right.of(mark), y + INNER_HEIGHT + 16, "middle", GREY, Figures.count(mark));
        }
        for (int i = 0; i < peers.size(); i++) {
            curve(points(panel, peers.get(i)), right, high, colour(i));
        }
    }

    private void curve(Map<Double, Double> points, Scale right, Scale high, String colour) {
        StringBuilder path = new StringBuilder();
        points.forEach((x, y) -> {
            path.append(Figures.format("%s%.1f %.1f", path.isEmpty() ? "M" : "L", right.of(x), high.of(y)));
            svg.append(Figures.format(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n", right.of(x), high.of(y), colour));
        });
        if (!points.isEmpty()) {
            svg.append(Figures.format(
                    "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>%n", path, colour));
        }
    }

    /** What a peer has in a panel: operations per second, by what grows. */
    private Map<Double, Double> points(String panel, String peer) {
        Map<Double, Double> points = new TreeMap<>();
        for (RowFacts row : results.rows()) {
            if (row.panel().equals(panel)) {
                for (Cell cell : results.cells()) {
                    if (cell.row().equals(row.title())
                            && cell.peer().equals(peer)
                            && !cell.forks().isEmpty()) {
                        points.put(row.x() == 0 ? cell.threads() : row.x(), cell.opsPerSecond());
                    }
                }
            }
        }
        return points;
    }

    private static String title(String peer) {
        return Peer.of(peer).map(Peer::title).orElse(peer);
    }

    private static String colour(int number) {
        return COLOURS.get(number % COLOURS.size());
    }

    private void line(double x, double y, double toX, double toY) {
        svg.append(Figures.format(
                "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"%s\" stroke-width=\"0.4\"/>%n", x, y, toX, toY, GREY));
    }

    private void text(double x, double y, String anchor, String colour, String text) {
        svg.append(Figures.format(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x, y, anchor, colour, text.replace("&", "&amp;").replace("<", "&lt;")));
    }
}
