// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.report;

import io.corral.kit.model.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that a run leaves. */
public final class ReportFiles {

    private ReportFiles() {}

    /**
     * Writes {@code report.md}, {@code report.html}, {@code report.json} and {@code TEST-stampede-kit.xml} into a folder
     * that exists.
     *
     * @throws IOException if a file cannot be written
     */
    public static void write(Path folder, Report report) throws IOException {
        Files.writeString(folder.resolve("report.md"), Markdown.one(report));
        Files.writeString(folder.resolve("report.html"), Html.one(report));
        Files.writeString(folder.resolve("report.json"), Json.one(report));
        Files.writeString(folder.resolve("TEST-stampede-kit.xml"), JUnitXml.one(report));
    }

    /**
     * Writes {@code table.md} and {@code table.html}, with all providers side by side.
     *
     * @throws IOException if a file cannot be written
     */
    public static void writeTable(Path folder, List<Report> reports) throws IOException {
        Files.writeString(folder.resolve("table.md"), Markdown.all(reports));
        Files.writeString(folder.resolve("table.html"), Html.all(reports));
    }
}
