// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two packaged applications that are one cluster, asked over HTTP. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PackagedIT {

    private static final int REQUESTS = 64;
    private static final Duration STARTED = Duration.ofSeconds(90);

    private static Application one;
    private static Application other;

    @BeforeAll
    static void start() throws Exception {
        String cluster = "packaged-" + UUID.randomUUID();
        List<Integer> nodes = List.of(Application.clusterPort(), Application.clusterPort());
        one = Application.start(cluster, nodes.get(0), nodes, Path.of("target", "packaged-1.log"));
        other = Application.start(cluster, nodes.get(1), nodes, Path.of("target", "packaged-2.log"));
        await().atMost(STARTED).until(() -> one.sees(2) && other.sees(2));
    }

    @AfterAll
    static void stop() throws Exception {
        for (Application application : new Application[] {one, other}) {
            if (application != null) {
                application.kill();
            }
        }
    }

    @Test
    @Order(1)
    void manyRequestsToBothMakeOneCallOfAMethodWithJsr107sAnnotation() {
        oneCall("/answers/jcache/cold");
    }

    @Test
    @Order(2)
    void manyRequestsToBothMakeOneCallOfAMethodWithQuarkusAnnotation() {
        oneCall("/answers/quarkus/cold");
    }

    private static void oneCall(String path) {
        int before = one.asked() + other.asked();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            answers.add(one.get(path));
            answers.add(other.get(path));
        }

        assertThat(answers).allSatisfy(PackagedIT::isAnswered);
        assertThat(one.asked() + other.asked()).isEqualTo(before + 1);
    }

    @Test
    @Order(3)
    void whenTheOneThatLoadsIsKilledTheOtherLoadsOnceAndFailsNobody() throws Exception {
        int before = other.asked();
        int first = one.asked();
        one.get("/answers/jcache/long");
        await().atMost(STARTED).until(() -> one.asked() == first + 1);
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            answers.add(other.get("/answers/jcache/long"));
        }

        one.kill();

        assertThat(answers).allSatisfy(PackagedIT::isAnswered);
        assertThat(other.asked()).isEqualTo(before + 1);
    }

    private static void isAnswered(CompletableFuture<HttpResponse<String>> answer) {
        assertThat(answer.join().statusCode()).isEqualTo(200);
        assertThat(answer.join().body()).startsWith("answer to ");
    }
}
