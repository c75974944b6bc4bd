// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.report;

import java.util.List;
import java.util.Map;

/** The HTML page: the picture, the table, what was measured and under which conditions; one file, no script. */
final class Page {

    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
            svg { width: 100%; height: auto; }
            table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
            th, td { padding: .35rem .8rem; text-align: right; border-bottom: 1px solid #76839066; }
            th:first-child, td:first-child { text-align: left; padding-left: 0; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1.2rem; }
            dt { color: #768390; } dd { margin: 0; }
            """;

    private static final List<String> EXPLANATIONS = List.of(
            "DB queries: the database counts every query that it begins, in its own process."
                    + " No number of the client's takes part.",
            "Needed: the queries that a perfect cache would have made in this very run."
                    + " The first query of a key is needed; until an answer has come and has expired, others are not.",
            "Waits include the requests that had no answer when the run ended, and the requests that a thread"
                    + " would have made while it waited (corrected for coordinated omission).",
            "Errors: the requests that ended with an exception.");

    private static final List<String> ONE_JVM =
            List.of("Every contender starts empty, gets the same threads, keys, pauses and expiry, and loads from"
                    + " the same database over the same pool of connections. JCache providers are used through javax.cache only,"
                    + " with read-through and CreatedExpiryPolicy and no setting of their own.");

    private static final List<String> SEVERAL_JVMS = List.of(
            "Needed counts over all JVMs: a perfect cache asks once for a key and expiry, whichever JVM wants it.",
            "From half-way on the first JVM that is in the middle of a load is killed (SIGKILL), and not started again."
                    + " Its callers die with it, and with them what they had not reported, a fifth of a second at most.",
            "Every contender starts empty, in JVMs of its own, with the same threads, keys, pauses and expiry, and is"
                    + " used through javax.cache only, with read-through and CreatedExpiryPolicy. Corral's JVMs are told"
                    + " the cluster's name, their port and the others' by three system properties, and nothing else.");

    private Page() {}

    static String of(Conditions conditions, String svg, ResultTable table, List<String> remarks) {
        Markup html = new Markup();
        html.raw("<!DOCTYPE html>\n").begin("html", "lang", "en").begin("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.text("title", "What reaches the database");
        html.begin("style").raw(STYLE).end().end().begin("body");
        html.text("h1", "What reaches the database");
        html.text("p", question(conditions));
        html.begin("figure", "style", "margin:0").raw(svg).end();
        appendTable(html, table);
        remarks.forEach(remark -> html.text("p", remark));
        html.text("h2", "What was measured").begin("ul");
        EXPLANATIONS.forEach(explanation -> html.text("li", explanation));
        (conditions.nodes() == 1 ? ONE_JVM : SEVERAL_JVMS).forEach(explanation -> html.text("li", explanation));
        html.end().text("h2", "Conditions").begin("dl");
        for (Map.Entry<String, String> condition : conditions.named().entrySet()) {
            html.text("dt", condition.getKey()).text("dd", condition.getValue());
        }
        return html.end().end().end().toString();
    }

    private static String question(Conditions conditions) {
        return Figures.format(
                "%s ask for the same %d expensive answers, which expire every %s seconds."
                        + " How often is the database asked, and how long does everybody wait?",
                conditions.askers(),
                conditions.workload().keys().size(),
                Figures.plain(Figures.seconds(conditions.workload().expiry())));
    }

    private static void appendTable(Markup html, ResultTable table) {
        html.begin("table");
        String cell = "th";
        for (List<String> row : table.rows()) {
            html.begin("tr");
            for (String text : row) {
                html.text(cell, text);
            }
            html.end();
            cell = "td";
        }
        html.end();
    }
}
