// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.subject;

import io.corral.kit.process.KitFailure;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills in what stands in a text as <code>${name}</code>. */
public final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

    private Placeholders() {}

    /**
     * Fills in from {@code values}, then from this JVM's system properties.
     *
     * @throws KitFailure if a name is in neither
     */
    public static String fill(String text, Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), values)));
    }

    private static String value(String name, Map<String, String> values) {
        @Nullable String value = values.getOrDefault(name, System.getProperty(name));
        if (value == null) {
            throw new KitFailure("A provider file says ${" + name + "}, and nothing of that name is known.");
        }
        return value;
    }
}
