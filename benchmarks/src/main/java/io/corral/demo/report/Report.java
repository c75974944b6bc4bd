// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.report;

import io.corral.demo.DemoFailure;
import io.corral.demo.ExitCode;
import io.corral.demo.traffic.Kill;
import io.corral.demo.traffic.Queries;
import io.corral.demo.traffic.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of a run: a page, its picture, the table, and the numbers. */
public final class Report {

    private static final String PAGE = "index.html";
    private static final String PICTURE = "demo.svg";
    private static final String TABLE = "results.md";
    private static final String NUMBERS = "results.json";

    /** More than the files of a run take, in bytes. */
    private static final int ROOM_NEEDED = 1_000_000;

    private final Path folder;

    private Report(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes sure that results can be written, before anything slow is started for them.
     *
     * @throws DemoFailure if the folder cannot be made or written to
     */
    public static Report in(Path folder) {
        Report report = new Report(folder);
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, "can-write-", "");
            try {
                Files.write(probe, new byte[ROOM_NEEDED]);
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            throw report.notWritten(e);
        }
        return report;
    }

    /**
     * Writes the files, and returns the page.
     *
     * @throws DemoFailure if they cannot be written
     */
    public Path write(Conditions conditions, List<RunResult> results) {
        ResultTable table = new ResultTable(results);
        String svg = new Picture(conditions, results).toSvg();
        List<String> remarks = remarks(results);
        try {
            Files.writeString(folder.resolve(PICTURE), svg);
            Files.writeString(folder.resolve(TABLE), table.toMarkdown());
            Files.writeString(folder.resolve(NUMBERS), JsonResults.of(conditions, results));
            return Files.writeString(folder.resolve(PAGE), Page.of(conditions, svg, table, remarks));
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    /** What a reader of the table must know besides: the JVM that was killed, and requests that failed. */
    public static List<String> remarks(List<RunResult> results) {
        List<String> remarks = new ArrayList<>();
        for (RunResult result : results) {
            result.kill().ifPresent(kill -> remarks.add(killed(result, kill)));
            if (result.requests().failed() > 0) {
                remarks.add(Figures.format(
                        "%s: %,d requests failed, the first with: %s",
                        result.title(),
                        result.requests().failed(),
                        result.requests().firstFailure().orElse("no message")));
            }
        }
        return remarks;
    }

    private static String killed(RunResult result, Kill kill) {
        Queries after = result.queries().since(kill.before());
        return Figures.format(
                "%s: node %d was killed after %.1f s%s. Until then %,d queries (%,d needed), after it %,d (%,d needed).",
                result.title(),
                kill.node(),
                kill.seconds(),
                kill.loading() ? ", in the middle of a load" : "",
                kill.before().counted(),
                kill.before().needed(),
                after.counted(),
                after.needed());
    }

    private DemoFailure notWritten(IOException e) {
        return new DemoFailure(
                ExitCode.REPORT,
                "The results cannot be written to " + folder.toAbsolutePath() + " (" + e
                        + "). Make room there or choose another folder with --out.",
                e);
    }
}
