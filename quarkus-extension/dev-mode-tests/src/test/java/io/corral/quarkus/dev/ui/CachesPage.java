// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.dev.ui;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;

/** The page as one who looks at it knows it: by its rows, its columns and its buttons. */
record CachesPage(Browser browser) {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** The Dev UI is made of components within components, each of which hides its own. */
    private static final String ALL = """
            const all = (root, what) => [...root.querySelectorAll(what)].concat(
              ...[...root.querySelectorAll('*')].filter(one => one.shadowRoot).map(one => all(one.shadowRoot, what)));
            const text = one => one.innerText.trim();
            """;

    /** A grid keeps cells that it does not show, and rows in any order: where a cell is tells what it is. */
    private static final String CELL = """
            const cells = all(document, 'vaadin-grid-cell-content').filter(cell => cell.assignedSlot).map(cell =>
              ({ text: text(cell).replaceAll(/\\s+/g, ' '), at: cell.assignedSlot.parentElement.getBoundingClientRect() }))
              .filter(cell => cell.at.height > 0);
            const header = cells.find(cell => cell.text === '%s');
            const name = cells.find(cell => cell.text === '%s');
            const cell = header && name && cells.find(cell => cell !== header
              && Math.abs(cell.at.left - header.at.left) < 2 && Math.abs(cell.at.top - name.at.top) < 2);
            cell ? cell.text : 'not there';
            """;

    /** Goes the way of one who does not know the page's address. */
    static CachesPage openedFromItsCard(Browser browser, URI devUi) throws Exception {
        CachesPage page = new CachesPage(browser);
        browser.open(devUi.resolve("extensions"));
        page.click("a[href$=\"quarkus-corral/caches\"]");
        return page;
    }

    /** Waits until a figure is shown. */
    void shows(String cache, String column, String figure) {
        await(cache + ": " + column + " " + figure).atMost(SOON).until(() -> cell(cache, column), figure::equals);
    }

    /** Waits until a figure begins like that, and answers it. */
    String beginning(String cache, String column, String beginning) {
        return await(cache + ": " + column + " " + beginning)
                .atMost(SOON)
                .until(() -> cell(cache, column), shown -> shown.startsWith(beginning));
    }

    private String cell(String cache, String column) throws Exception {
        return run(CELL.formatted(column, cache)).asText();
    }

    /** Waits for the button and presses it; then for what the page says of it. */
    void press(String button, String said) {
        click("#" + button);
        waitFor("text(all(document, '#said')[0]) === '%s'".formatted(said));
    }

    private void click(String what) {
        waitFor("all(document, '%s').filter(one => one.getClientRects().length > 0).length === 1".formatted(what));
        uncheckedly(() -> run("all(document, '%s')[0].click()".formatted(what)));
    }

    private void waitFor(String condition) {
        await(condition).atMost(SOON).until(() -> run(condition).asBoolean());
    }

    /** In a block, for a script may run again and again. */
    private JsonNode run(String script) throws Exception {
        return browser.run("{" + ALL + script + "}");
    }

    private static void uncheckedly(Callable<JsonNode> action) {
        try {
            action.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
