// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Writes XML and HTML, element by element, with every text and value escaped. */
final class Markup {

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element; {@link #end} closes it.
     *
     * @param attributes names and values in turn
     */
    Markup begin(String element, Object... attributes) {
        indent();
        tag(element, attributes);
        text.append(">\n");
        open.push(element);
        return this;
    }

    Markup end() {
        String element = open.pop();
        indent();
        text.append("</").append(element).append(">\n");
        return this;
    }

    /** An element without content. */
    Markup empty(String element, Object... attributes) {
        indent();
        tag(element, attributes);
        text.append("/>\n");
        return this;
    }

    /** An element with text in it. */
    Markup text(String element, String content, Object... attributes) {
        indent();
        tag(element, attributes);
        text.append('>').append(escape(content)).append("</").append(element).append(">\n");
        return this;
    }

    /** Markup that is already written. */
    Markup raw(String markup) {
        text.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** A number with as many digits as a picture shows. */
    static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private void indent() {
        text.append("  ".repeat(open.size()));
    }

    private void tag(String element, Object... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            String shown = value instanceof Double number ? number(number) : value.toString();
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(shown))
                    .append('"');
        }
    }

    private static String escape(String content) {
        return content.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
