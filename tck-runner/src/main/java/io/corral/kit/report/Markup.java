// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.report;

/** Text in HTML and XML. */
final class Markup {

    private Markup() {}

    /** {@code text} with nothing in it that would end an element or an attribute, or is no character of XML 1.0. */
    static String escaped(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "?")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
