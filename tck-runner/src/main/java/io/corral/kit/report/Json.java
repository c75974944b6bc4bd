// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.report;

import io.corral.kit.model.Report;
import io.corral.kit.model.Result;
import io.corral.kit.model.Scenario;
import io.corral.kit.model.Subject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Results as JSON. */
final class Json {

    private Json() {}

    static String one(Report report) {
        Subject subject = report.subject();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", text(subject.name()));
        fields.put("version", text(subject.version()));
        fields.put("provider", text(subject.provider()));
        fields.put("machine", text(subject.machine()));
        fields.put("date", text(subject.date()));
        fields.put("passed", Boolean.toString(report.passed()));
        fields.put(
                "results",
                report.results().stream().map(Json::result).collect(Collectors.joining(",\n  ", "[\n  ", "\n]")));
        return object(fields) + "\n";
    }

    private static String result(Result result) {
        Scenario scenario = result.scenario();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("scenario", text(scenario.id()));
        fields.put("part", text(scenario.part().name().toLowerCase(Locale.ROOT)));
        fields.put("guarantee", text(scenario.guarantee()));
        fields.put("ideal", text(scenario.ideal()));
        fields.put("demandedByJCache", Boolean.toString(Grid.demanded(scenario).equals("yes")));
        fields.put("verdict", text(result.verdict().word()));
        fields.put("figure", text(result.verdict().figure()));
        fields.put("milliseconds", Long.toString(result.took().toMillis()));
        return object(fields);
    }

    private static String object(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> text(field.getKey()) + ": " + field.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }
}
