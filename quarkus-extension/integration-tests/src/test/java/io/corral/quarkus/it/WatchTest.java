// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What operators see. */
@QuarkusTest
class WatchTest {

    @Inject
    Library library;

    @Test
    void theApplicationIsReadyAndSaysThatItHasNoCluster() {
        when().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'Corral caches' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'Corral caches' }.data.cluster", equalTo("none"));
    }

    @Test
    void hitsMissesAndLoadsAreCounted() {
        double hits = metric("corral_cache_gets_total{cache=\"marked\",result=\"hit\"}");
        double misses = metric("corral_cache_gets_total{cache=\"marked\",result=\"miss\"}");
        double loads = metric("corral_loads_total{cache=\"marked\"}");
        String key = UUID.randomUUID().toString();

        library.marked(key, "value");
        library.marked(key, "value");

        assertThat(metric("corral_cache_gets_total{cache=\"marked\",result=\"hit\"}"))
                .isEqualTo(hits + 1);
        assertThat(metric("corral_cache_gets_total{cache=\"marked\",result=\"miss\"}"))
                .isEqualTo(misses + 1);
        assertThat(metric("corral_loads_total{cache=\"marked\"}")).isEqualTo(loads + 1);
    }

    private static double metric(String name) {
        return when().get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no metric " + name));
    }
}
