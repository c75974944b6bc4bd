// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

/** Makes a text fit into a line of the talk between processes. */
final class OneLine {

    private OneLine() {}

    static String of(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
