// SPDX-License-Identifier: Apache-2.0
package io.corral.docs;

/**
 * A fenced block of a page.
 *
 * @param page the name of the page's file
 * @param line of the page, from 1, that the block's text begins after
 * @param language what stands behind the fence; empty if nothing does
 * @param text all between the fences
 */
record Block(String page, int line, String language, String text) {

    /** Whether it can be run as it stands. */
    boolean isProgram() {
        return isJava() && text.contains("public static void main(");
    }

    /** Whether it is Java, a program or a part of one. */
    boolean isJava() {
        return language.equals("java");
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }
}
