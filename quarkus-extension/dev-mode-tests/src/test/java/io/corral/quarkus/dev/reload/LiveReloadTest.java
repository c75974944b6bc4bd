// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.dev.reload;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.QuarkusDevModeTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A node of a cluster whose source is changed ten times while it runs. Its port is always the same, so a manager that
 * was left open would keep the next one from starting.
 */
@Tag("deep")
class LiveReloadTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int TURNS = 10;

    /** Quarkus' own workers, the JDK's, and those of the test. */
    private static final Pattern OTHERS = Pattern.compile(
            "executor-thread|vert\\.x|ForkJoinPool|HttpClient|Attach|awaitility|Cleaner|process reaper");

    private static final Collection<BooleanSupplier> MANAGERS = new ConcurrentLinkedQueue<>();
    private static final int PORT = freePort();

    static {
        System.getProperties().put(Answers.MANAGERS, MANAGERS);
    }

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .withApplicationRoot(jar ->
                    jar.addClass(Answers.class).addAsResource(new StringAsset(settings()), "application.properties"));

    private static String settings() {
        return String.join(
                "\n",
                "quarkus.corral.cluster=reload-" + UUID.randomUUID(),
                "quarkus.corral.cluster.bind=127.0.0.1:" + PORT,
                "quarkus.corral.cluster.hosts=127.0.0.1[" + PORT + "]",
                "quarkus.corral.cache.answers.stale-after=1h");
    }

    @Test
    void tenReloadsLeaveNoManagerNoPortAndNoThreadBehind() {
        turn(0);
        reload(1);
        Map<String, Long> before = threads();
        assertThat(before.keySet()).anyMatch(name -> name.startsWith("jgroups"));
        assertThat(isFree(PORT)).isFalse();

        for (int turn = 2; turn <= TURNS; turn++) {
            reload(turn);
        }

        assertThat(MANAGERS).hasSize(TURNS + 1);
        assertThat(MANAGERS.stream().filter(closed -> !closed.getAsBoolean())).hasSize(1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(threads())
                        .allSatisfy((name, count) ->
                                assertThat(count).as(name).isLessThanOrEqualTo(before.getOrDefault(name, 0L))));
    }

    private static void reload(int turn) {
        APPLICATION.modifySourceFile(
                Answers.class, source -> source.replace("\"turn " + (turn - 1) + "\"", "\"turn " + turn + "\""));
        turn(turn);
    }

    private static void turn(int turn) {
        when().get("/answers").then().statusCode(200).body(equalTo("turn " + turn));
    }

    /** How many threads there are of each kind, but of those whose number depends on what is asked of them. */
    private static Map<String, Long> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> kind(thread.getName()))
                .filter(kind -> !OTHERS.matcher(kind).lookingAt())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** A thread's name without what tells it from others of its kind. */
    private static String kind(String name) {
        return name.replaceFirst("^(corral-[a-z]+)-.*", "$1").replaceAll("[0-9]+", "#");
    }

    private static int freePort() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(8_000, 15_000);
            if (isFree(port) && isFree(port + 50_000)) {
                return port;
            }
        }
        throw new IllegalStateException("there is no free pair of ports");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
