// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Draws histograms over the same time, one below the other and to the same scale, as SVG. */
final class Bars {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 150;
    private static final int LEFT = 60;
    private static final int TOP = 40;
    private static final int GAP = 50;

    private Bars() {}

    /** One histogram: how many fell into each bucket. */
    record Series(String name, long[] counts) {}

    /** @param bucketMillis how long each bucket is */
    static String picture(String title, int bucketMillis, List<Series> all) {
        long most = all.stream()
                .flatMapToLong(series -> LongStream.of(series.counts))
                .max()
                .orElseThrow();
        StringBuilder svg = new StringBuilder();
        int height = TOP + all.size() * (HEIGHT + GAP);
        add(
                svg,
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='13'>",
                WIDTH + LEFT + 20,
                height);
        add(
                svg,
                "<rect width='100%%' height='100%%' fill='white'/><text x='%d' y='20' font-weight='bold'>%s</text>",
                LEFT,
                title);
        for (int i = 0; i < all.size(); i++) {
            panel(svg, all.get(i), TOP + i * (HEIGHT + GAP), most, bucketMillis);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void panel(StringBuilder svg, Series series, int top, long most, int bucketMillis) {
        int bottom = top + HEIGHT;
        double width = (double) WIDTH / series.counts.length;
        add(svg, "<text x='%d' y='%d'>%s</text>", LEFT + WIDTH - 120, top + 12, series.name);
        add(svg, "<text x='%d' y='%d' text-anchor='end'>%d</text>", LEFT - 6, top + 10, most);
        add(svg, "<text x='%d' y='%d' text-anchor='end'>0</text>", LEFT - 6, bottom);
        for (int i = 0; i < series.counts.length; i++) {
            double high = (double) HEIGHT * series.counts[i] / most;
            add(
                    svg,
                    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='#2b6cb0'/>",
                    LEFT + i * width,
                    bottom - high,
                    width - 0.5,
                    high);
        }
        add(svg, "<path d='M%d %dH%d' stroke='black'/>", LEFT, bottom, LEFT + WIDTH);
        int seconds = series.counts.length * bucketMillis / 1_000;
        for (int second = 0; second <= seconds; second += 4) {
            add(
                    svg,
                    "<text x='%d' y='%d' text-anchor='middle'>%d s</text>",
                    LEFT + second * WIDTH / seconds,
                    bottom + 18,
                    second);
        }
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
