// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment.reference;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The page of all properties. Properties that one method declares share a row. */
record Reference(Model model) {

    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]+)}");
    private static final String HEAD = """
            # Quarkus: all properties

            > Each `quarkus.corral.*` property, its type, and what holds unless it is set. [Quarkus](quarkus.md) says how they work
            > together.

            Written by `ReferenceTest` from the Javadoc of the extension's configuration; that test fails if it is not up to date.
            Durations are written as everywhere in Quarkus: `30s`, `PT1M`.
            """;

    /** In Markdown. */
    String page() {
        return HEAD
                + section("Clusters", property -> property.name().startsWith("quarkus.corral.cluster"))
                + section("Caches", property -> property.name().startsWith("quarkus.corral.cache"))
                + section("Fixed when the application is built", Property::whenBuilt);
    }

    private String section(String title, Predicate<Property> of) {
        return "\n## " + title + "\n\n| Property | Type | Unless set | Meaning |\n| --- | --- | --- | --- |\n"
                + model.properties().stream()
                        .filter(of)
                        .collect(groupingBy(Property::element, LinkedHashMap::new, toList()))
                        .values()
                        .stream()
                        .map(this::row)
                        .collect(joining());
    }

    private String row(List<Property> same) {
        Property one = same.get(0);
        String names = same.stream().map(Property::name).map(Reference::code).collect(joining("<br>"));
        String text = Objects.requireNonNull(model.javadoc().get(one.element()), one.element());
        return "| " + names + " | " + one.type() + " | " + inMarkdown(one.byDefault()) + " | " + inMarkdown(text)
                + " |\n";
    }

    private static String inMarkdown(String javadoc) {
        return CODE.matcher(javadoc).replaceAll("`$1`").replaceAll("\\s+", " ");
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
