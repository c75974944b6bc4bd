// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often two packaged applications call a method of a second, asked together, by what stands before it. */
@Tag("deep")
class ComparisonIT {

    private static final int REQUESTS = 64;
    private static final Duration STARTED = Duration.ofSeconds(90);
    private static final Path TABLE = Path.of("target", "comparison.md");

    private static final Map<String, String> PATHS = new LinkedHashMap<>();

    static {
        PATHS.put("nothing", "plain");
        PATHS.put("Quarkus' `@CacheResult` on Caffeine", "caffeine");
        PATHS.put("Quarkus' `@CacheResult` on Corral", "quarkus");
        PATHS.put("JSR-107's `@CacheResult` on Corral", "jcache");
    }

    @Test
    void corralMakesOneCallWhereCaffeineMakesOneInEachProcess() throws Exception {
        String cluster = "comparison-" + UUID.randomUUID();
        List<Integer> nodes = List.of(Application.clusterPort(), Application.clusterPort());
        List<Application> started = new ArrayList<>();
        try {
            for (int node : nodes) {
                started.add(Application.start(
                        cluster, node, nodes, Path.of("target", "comparison-" + started.size() + ".log")));
            }
            await().atMost(STARTED).until(() -> started.stream().allMatch(application -> application.sees(2)));

            Map<String, Integer> calls = new LinkedHashMap<>();
            for (Map.Entry<String, String> one : PATHS.entrySet()) {
                calls.put(one.getKey(), calls(started, "/answers/" + one.getValue() + "/cold"));
            }

            write(calls);
            assertThat(calls.values()).containsExactly(2 * REQUESTS, 2, 1, 1);
        } finally {
            for (Application application : started) {
                application.kill();
            }
        }
    }

    private static int calls(List<Application> applications, String path) {
        int before = asked(applications);
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            applications.forEach(application -> answers.add(application.get(path)));
        }
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        return asked(applications) - before;
    }

    private static int asked(List<Application> applications) {
        return applications.stream().mapToInt(Application::asked).sum();
    }

    private static void write(Map<String, Integer> calls) throws IOException {
        Files.writeString(
                TABLE,
                calls.entrySet().stream()
                        .map(row -> "| " + row.getKey() + " | " + row.getValue() + " |\n")
                        .collect(Collectors.joining("", "| Before the method | Calls of it |\n| --- | ---: |\n", "")));
    }
}
