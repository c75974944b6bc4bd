// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.report;

import io.corral.demo.traffic.Kill;
import io.corral.demo.traffic.RunResult;
import io.corral.demo.traffic.Sample;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results as JSON, every sample included; times in seconds. */
final class JsonResults {

    private JsonResults() {}

    static String of(Conditions conditions, List<RunResult> results) {
        return object(Stream.of(
                        field("conditions", conditions(conditions.named())),
                        field("results", array(results.stream().map(JsonResults::result)))))
                + "\n";
    }

    private static String conditions(Map<String, String> named) {
        return object(named.entrySet().stream().map(entry -> field(entry.getKey(), quoted(entry.getValue()))));
    }

    private static String result(RunResult result) {
        return object(Stream.of(
                field("contender", quoted(result.title())),
                field("seconds", number(result.seconds())),
                field("databaseQueries", result.queries().counted()),
                field("neededQueries", result.queries().needed()),
                field("queriesPerKeyAndExpiry", number(result.queries().perKeyAndExpiry())),
                field("answered", result.requests().answered()),
                field("unanswered", result.requests().unanswered()),
                field("failed", result.requests().failed()),
                field("servedPerSecond", number(result.servedPerSecond())),
                field("waitP50", number(result.waiting().p50())),
                field("waitP99", number(result.waiting().p99())),
                field("waitMax", number(result.waiting().max())),
                field("kill", result.kill().map(JsonResults::kill).orElse("null")),
                field("samples", array(result.samples().stream().map(JsonResults::sample)))));
    }

    private static String kill(Kill kill) {
        return object(Stream.of(
                field("seconds", number(kill.seconds())),
                field("node", kill.node()),
                field("loading", kill.loading()),
                field("databaseQueriesBefore", kill.before().counted()),
                field("neededQueriesBefore", kill.before().needed())));
    }

    private static String sample(Sample sample) {
        return object(Stream.of(
                field("seconds", number(sample.seconds())),
                field("queriesStarted", sample.queriesStarted()),
                field("queriesRunning", sample.queriesRunning()),
                field("waitP99", number(sample.waitP99())),
                field("waitMax", number(sample.waitMax())),
                field("servedPerSecond", number(sample.servedPerSecond()))));
    }

    private static String object(Stream<String> fields) {
        return fields.collect(Collectors.joining(", ", "{", "}"));
    }

    private static String array(Stream<String> elements) {
        return elements.collect(Collectors.joining(",\n", "[\n", "\n]"));
    }

    private static String field(String name, Object value) {
        return quoted(name) + ": " + value;
    }

    private static String number(double number) {
        return Figures.format("%.6f", number);
    }

    private static String quoted(String text) {
        return text.chars().mapToObj(JsonResults::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int character) {
        if (character == '"' || character == '\\') {
            return "\\" + (char) character;
        }
        return character < ' ' ? Figures.format("\\u%04x", character) : String.valueOf((char) character);
    }
}
