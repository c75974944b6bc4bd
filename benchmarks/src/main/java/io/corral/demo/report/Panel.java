// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.report;

import io.corral.demo.traffic.Sample;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One small chart: a measure of one contender over time.
 *
 * @param x the left end of the plot, in the picture's units, like the other three
 * @param time the values along the bottom, in seconds
 * @param values the values along the left
 */
record Panel(double x, double y, double width, double height, Axis time, Axis values) {

    /** The lines across, and the seconds below. */
    void drawGrid(Markup svg) {
        for (double value : values.labels()) {
            svg.empty(
                    "path",
                    "d",
                    "M" + Markup.number(x) + " " + Markup.number(yOf(value)) + "h" + Markup.number(width),
                    "stroke",
                    "currentColor",
                    "stroke-opacity",
                    value == 0 ? "0.8" : "0.2");
        }
        for (double second : time.labels()) {
            svg.text("text", Figures.plain(second), "x", xOf(second), "y", y + height + 15, "text-anchor", "middle");
        }
    }

    /** What the lines across stand for, to the left of them. */
    void drawScale(Markup svg) {
        for (double value : values.labels()) {
            svg.text("text", label(value), "x", x - 7, "y", yOf(value) + 4, "text-anchor", "end");
        }
    }

    void drawArea(Markup svg, List<Sample> samples, ToDoubleFunction<Sample> measure, String colour) {
        if (!samples.isEmpty()) {
            String path = path(samples, measure)
                    + "L" + point(samples.get(samples.size() - 1).seconds(), 0)
                    + "L" + point(samples.get(0).seconds(), 0) + "Z";
            svg.empty("path", "d", path, "fill", colour, "fill-opacity", "0.35");
        }
    }

    void drawLine(Markup svg, List<Sample> samples, ToDoubleFunction<Sample> measure, String colour) {
        if (!samples.isEmpty()) {
            svg.empty(
                    "path",
                    "d",
                    path(samples, measure),
                    "fill",
                    "none",
                    "stroke",
                    colour,
                    "stroke-width",
                    "1.6",
                    "stroke-linejoin",
                    "round");
        }
    }

    /** A moment, and what happened then. */
    void drawMark(Markup svg, double second, String what) {
        String from = Markup.number(xOf(second)) + " " + Markup.number(y - 4);
        svg.empty(
                "path",
                "d",
                "M" + from + "V" + Markup.number(y + height),
                "stroke",
                "currentColor",
                "stroke-width",
                "1.4",
                "stroke-dasharray",
                "4 3");
        svg.text("text", what, "x", xOf(second) + 4, "y", y + 6, "font-size", "11");
    }

    private String path(List<Sample> samples, ToDoubleFunction<Sample> measure) {
        StringBuilder path = new StringBuilder();
        for (Sample sample : samples) {
            path.append(path.isEmpty() ? 'M' : 'L').append(point(sample.seconds(), measure.applyAsDouble(sample)));
        }
        return path.toString();
    }

    private String point(double second, double value) {
        return Markup.number(xOf(second)) + " " + Markup.number(yOf(value));
    }

    private double xOf(double second) {
        return x + width * time.position(second);
    }

    private double yOf(double value) {
        return y + height * (1 - values.position(value));
    }

    private static String label(double value) {
        return value < 1_000 ? Figures.plain(Math.round(value * 1e6) / 1e6) : Figures.plain(value / 1_000) + "k";
    }
}
