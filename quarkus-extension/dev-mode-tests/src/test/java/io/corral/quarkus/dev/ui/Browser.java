// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.dev.ui;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A Chromium without a window, told what to do by its own protocol. It finds no name but this machine's. */
final class Browser implements AutoCloseable {

    private static final long SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final WebSocket page;
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();

    /** The folder is an empty one, for what a browser keeps. */
    Browser(Path folder, int width, int height) throws Exception {
        this.process = new ProcessBuilder(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
                        "--window-size=" + width + "," + height,
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        try {
            this.page = CLIENT.newWebSocketBuilder()
                    .buildAsync(page(port(folder)), new Answers())
                    .get(SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            kill();
            throw e;
        }
    }

    /** The browser writes it into its folder, as soon as it listens. */
    private static String port(Path folder) throws IOException {
        Path file = folder.resolve("DevToolsActivePort");
        await().atMost(Duration.ofSeconds(SECONDS)).until(() -> Files.exists(file) && Files.size(file) > 0);
        return Files.readAllLines(file).get(0);
    }

    private static URI page(String port) throws IOException, InterruptedException {
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .timeout(Duration.ofSeconds(SECONDS))
                .build();
        for (JsonNode target : JSON.readTree(
                CLIENT.send(list, HttpResponse.BodyHandlers.ofString()).body())) {
            if (target.get("type").asText().equals("page")) {
                return URI.create(target.get("webSocketDebuggerUrl").asText());
            }
        }
        throw new IllegalStateException("the browser has no page");
    }

    /** Collects answers, which come in pieces, and in another order than they were asked for. */
    private final class Answers implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                told(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    private void told(String message) {
        try {
            JsonNode answer = JSON.readTree(message);
            // What has no number is an event, which nobody waits for.
            if (answer.has("id")) {
                asked.remove(answer.get("id").asInt()).complete(answer);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode tell(String method, Map<String, Object> parameters) throws Exception {
        int id = number.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        page.sendText(message.toString(), true).get(SECONDS, TimeUnit.SECONDS);
        JsonNode told = answer.get(SECONDS, TimeUnit.SECONDS);
        if (told.has("error") || told.path("result").has("errorText")) {
            throw new IllegalStateException(method + ": " + told);
        }
        return told.path("result");
    }

    /** Fails if nobody listens there. */
    void open(URI address) throws Exception {
        tell("Page.navigate", Map.of("url", address.toString()));
    }

    /** What a script answers; a missing node if it is undefined. Fails if the script does. */
    JsonNode run(String script) throws Exception {
        JsonNode answer = tell("Runtime.evaluate", Map.of("expression", script, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.path("result").path("value");
    }

    /** Writes what is seen now. */
    void screenshot(Path file) throws Exception {
        String image = tell("Page.captureScreenshot", Map.of("format", "png"))
                .get("data")
                .asText();
        Files.write(file, Base64.getDecoder().decode(image));
    }

    @Override
    public void close() {
        page.abort();
        kill();
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }
}
