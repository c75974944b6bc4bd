package org.acme;

import static io.restassured.RestAssured.given;
import static org.hamcrest.CoreMatchers.is;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PriceResourceTest {

    @Test
    void anItemHasAPrice() {
        given().when().get("/prices/apple").then().statusCode(200).body(is("5"));
    }
}
