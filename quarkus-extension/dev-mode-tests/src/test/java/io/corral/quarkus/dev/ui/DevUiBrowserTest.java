// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.dev.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusDevModeTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page in the Dev UI, in a browser; it writes a picture of it. */
@Tag("browser")
class DevUiBrowserTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int PORT = freePort();
    private static final URI APPLICATION_URI = URI.create("http://localhost:" + PORT + "/");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClass(Wares.class)
                    .addAsResource(
                            new StringAsset("quarkus.application.name=wares\nquarkus.application.version=1\n"
                                    + "quarkus.http.host=127.0.0.1\nquarkus.http.port=" + PORT + "\n"),
                            "application.properties"));

    @Test
    void figuresMoveAndButtonsDoWhatTheySay(@TempDir Path folder) throws Exception {
        try (Browser browser = new Browser(folder, 1500, 480)) {
            CachesPage page = CachesPage.openedFromItsCard(browser, APPLICATION_URI.resolve("q/dev-ui/"));
            page.shows("prices", "Entries", "0");
            page.shows("prices", "Hit ratio", "–");

            Stream.of("apple", "pear", "apple", "apple").forEach(ware -> answers(200, ware + "/price"));
            page.shows("prices", "Entries", "2");
            page.shows("prices", "Hit ratio", "50 %");
            page.shows("prices", "Loads", "2");
            page.shows("prices", "Last failure", "");

            answers(500, "-/price");
            assertThat(page.beginning("prices", "Last failure", "java.lang.IllegalStateException"))
                    .doesNotContain("secret");

            page.press("stale-prices", "All values of prices are stale: the next reader of each has it reloaded.");
            answers(200, "pear/price");
            page.shows("prices", "Stale served", "1");

            List<CompletableFuture<HttpResponse<String>>> waiting =
                    Stream.generate(() -> get("apple/stock")).limit(3).toList();
            page.shows("stock", "Leases held here", "1");
            page.shows("stock", "Loads avoided", "2");
            browser.screenshot(Path.of("target", "dev-ui.png"));
            assertThat(CLIENT.send(
                                    request("counted")
                                            .POST(BodyPublishers.noBody())
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(204);
            for (CompletableFuture<HttpResponse<String>> one : waiting) {
                assertThat(one.get(SOON.toSeconds(), TimeUnit.SECONDS).body()).isEqualTo("true");
            }
            page.shows("stock", "Leases held here", "0");
            page.shows("stock", "Loads", "1");

            page.press(
                    "refresh-prices",
                    "prices has no CacheLoader to refresh by: mark it stale, and its methods are called again.");
            page.press("clear-prices", "prices is empty.");
            page.shows("prices", "Entries", "0");
            page.shows("stock", "Entries", "1");
        }
    }

    private static void answers(int status, String path) {
        assertThat(get(path)
                        .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                        .join()
                        .statusCode())
                .isEqualTo(status);
    }

    private static CompletableFuture<HttpResponse<String>> get(String path) {
        return CLIENT.sendAsync(request(path).GET().build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(APPLICATION_URI.resolve("wares/" + path)).timeout(SOON);
    }

    /** One that was free a moment ago: the application must be told before it starts. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
