// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The packaged application in a process of its own, on this machine only. */
final class Application {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final int port;

    private Application(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it as a node of a cluster. */
    static Application start(String cluster, int node, List<Integer> nodes, Path log) throws IOException {
        int http = freePort(0);
        String hosts = String.join(
                ",", nodes.stream().map(port -> "127.0.0.1[" + port + "]").toList());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.net.preferIPv4Stack=true",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + http,
                        "-Dquarkus.corral.cluster=" + cluster,
                        "-Dquarkus.corral.cluster.bind=127.0.0.1:" + node,
                        "-Dquarkus.corral.cluster.hosts=" + hosts,
                        "-jar",
                        Path.of("target", "quarkus-app", "quarkus-run.jar").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Application(process, http);
    }

    /** A port for a node of a cluster: it takes another one 50,000 above. */
    static int clusterPort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(8_000, 15_000);
            if (isFree(port) && isFree(port + 50_000)) {
                return port;
            }
        }
        throw new IOException("there is no free pair of ports");
    }

    private static boolean isFree(int port) {
        try {
            return freePort(port) == port;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int freePort(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return socket.getLocalPort();
        }
    }

    /** Asks it something; the answer may come later. */
    CompletableFuture<HttpResponse<String>> get(String path) {
        return CLIENT.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(90))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Whether it is ready and sees so many nodes. */
    boolean sees(int nodes) {
        try {
            if (!process.isAlive()) {
                throw new IllegalStateException("the application has ended with " + process.exitValue());
            }
            HttpResponse<String> response = get("/q/health/ready").get(20, TimeUnit.SECONDS);
            return response.statusCode() == 200
                    && response.body().replaceAll("\\s", "").contains("\"members\":" + nodes);
        } catch (java.util.concurrent.ExecutionException notYet) {
            return false;
        } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often its source was asked. */
    int asked() {
        return Integer.parseInt(get("/answers/asked").join().body());
    }

    /** Ends it as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the application does not end");
        }
    }
}
