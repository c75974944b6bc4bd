// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.report;

import io.corral.kit.model.Report;
import io.corral.kit.model.Result;
import io.corral.kit.model.Verdict;
import java.util.Locale;

/** Results as the XML that JUnit's Ant task writes, which most build servers read. */
final class JUnitXml {

    private JUnitXml() {}

    static String one(Report report) {
        long failures = count(report, Verdict.Fail.class);
        long skipped = count(report, Verdict.NotSupported.class);
        long millis = report.results().stream()
                .mapToLong(result -> result.took().toMillis())
                .sum();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"stampede kit: ")
                .append(Markup.escaped(report.subject().name()))
                .append("\" tests=\"" + report.results().size())
                .append("\" failures=\"" + failures)
                .append("\" errors=\"0\" skipped=\"" + skipped)
                .append("\" time=\"" + seconds(millis))
                .append("\">\n");
        report.results().forEach(result -> xml.append(testCase(result)));
        return xml.append("</testsuite>\n").toString();
    }

    private static String testCase(Result result) {
        String figure = Markup.escaped(result.verdict().figure());
        String inside;
        if (result.verdict() instanceof Verdict.Fail) {
            inside = "<failure message=\"" + figure + "\">Ideal: "
                    + Markup.escaped(result.scenario().ideal()) + "</failure>";
        } else if (result.verdict() instanceof Verdict.NotSupported) {
            inside = "<skipped message=\"" + figure + "\"/>";
        } else {
            inside = "<system-out>" + figure + "</system-out>";
        }
        return "  <testcase classname=\"stampede-kit."
                + result.scenario().part().name().toLowerCase(Locale.ROOT)
                + "\" name=\"" + Markup.escaped(result.scenario().id()) + "\" time=\""
                + seconds(result.took().toMillis()) + "\">" + inside + "</testcase>\n";
    }

    private static long count(Report report, Class<? extends Verdict> kind) {
        return report.results().stream()
                .filter(result -> kind.isInstance(result.verdict()))
                .count();
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }
}
