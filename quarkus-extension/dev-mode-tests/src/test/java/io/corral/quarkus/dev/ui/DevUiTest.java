// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.dev.ui;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.devui.tests.DevUIJsonRPCTest;
import io.quarkus.test.QuarkusDevModeTest;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page in the Dev UI asks. */
@Tag("deep")
class DevUiTest extends DevUIJsonRPCTest {

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION =
            new QuarkusDevModeTest().withApplicationRoot(jar -> jar.addClass(Lengths.class));

    private static final Map<String, Object> CACHE = Map.of("name", "lengths");

    DevUiTest() {
        super("quarkus-corral");
    }

    @Test
    void figuresMoveAndButtonsDoWhatTheySay() throws Exception {
        assertThat(row().get("hitRatio").asText()).isEqualTo("–");
        when().get("/lengths/apple").then().statusCode(200);
        when().get("/lengths/apple").then().statusCode(200);

        JsonNode row = row();
        assertThat(row.get("entries").asInt()).isEqualTo(1);
        assertThat(row.get("hitRatio").asText()).isEqualTo("50 %");
        assertThat(row.get("loads").asInt()).isEqualTo(1);
        assertThat(row.get("lastFailure").asText()).isEmpty();

        when().get("/lengths/-").then().statusCode(500);
        assertThat(row().get("lastFailure").asText())
                .startsWith("java.lang.IllegalStateException")
                .doesNotContain("secret");

        assertThat(said("refresh")).contains("has no CacheLoader");
        assertThat(said("markStale")).contains("stale");
        when().get("/lengths/apple").then().statusCode(200);
        assertThat(row().get("staleServed").asInt()).isEqualTo(1);

        assertThat(said("clear")).contains("empty");
        assertThat(row().get("entries").asInt()).isZero();
    }

    private String said(String button) throws Exception {
        return executeJsonRPCMethod(button, CACHE).asText();
    }

    private JsonNode row() throws Exception {
        for (JsonNode row : executeJsonRPCMethod("caches")) {
            if (row.get("name").asText().equals("lengths")) {
                return row;
            }
        }
        throw new AssertionError("there is no cache of that name");
    }
}
