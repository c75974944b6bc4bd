// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import java.util.List;
import java.util.Map;

/** Every row that there is, with what Corral promises of it. */
final class Rows {

    static final Row GET =
            Row.verb("get, strings by value", "get", 1.5, Map.of()).withoutAllocation();
    static final Row PUT = Row.verb("put, strings by value", "put", 1.0, Map.of());

    /** The rows with a target, all on one JVM. */
    static final List<Row> LOCAL = List.of(
            GET,
            PUT,
            Row.verb("get, strings by reference", "get", 1.0, Map.of("holds", "strings-by-reference"))
                    .withoutAllocation(),
            Row.verb("put, strings by reference", "put", 1.0, Map.of("holds", "strings-by-reference")),
            Row.verb("getAll of 100", "getAll", 1.5, Map.of()),
            Row.verb("containsKey", "containsKey", 1.0, Map.of()).withoutAllocation(),
            Row.verb("invoke that reads", "invoke", 1.0, Map.of()),
            Row.verb("invoke that replaces", "invokeSet", 1.0, Map.of()),
            Row.verb("replace loop", "replaceLoop", 1.0, Map.of()),
            Row.verb("get, ten fields by value", "get", 10, Map.of("holds", "products")),
            Row.verb("put, ten fields by value", "put", 5, Map.of("holds", "products")),
            Row.verb("get, max-count, full", "get", 1.0, Map.of("bounded", "true")),
            Row.verb("put, max-count, full", "put", 0, Map.of("bounded", "true")),
            Row.verb("get, created expiry", "get", 1.0, Map.of("expiry", "created")),
            Row.verb("get, modified expiry", "get", 1.0, Map.of("expiry", "modified")),
            Row.verb("get, accessed expiry", "get", 1.0, Map.of("expiry", "accessed")));

    /** What is counted, too. */
    static final List<Row> COUNTED = List.of(
            Row.verb("get, statistics on", "get", 1.5, Map.of("statistics", "true"))
                    .withoutAllocation(),
            Row.verb("put, statistics on", "put", 1.0, Map.of("statistics", "true")));

    /** What no JCache provider is. */
    static final List<Row> YARDSTICKS = List.of(
            yardstick("ConcurrentHashMap get", "mapGet"),
            yardstick("ConcurrentHashMap put", "mapPut"),
            yardstick("Caffeine get", "caffeineGet"),
            yardstick("Caffeine put", "caffeinePut"),
            yardstick("Caffeine get, bounded, full", "boundedCaffeineGet"),
            yardstick("Caffeine put, bounded, full", "boundedCaffeinePut"));

    /** Work that is always the same. */
    static final Row CALIBRATION = new Row("calibration", "Calibration.walk", Map.of(), 0, false);

    private Rows() {}

    private static Row yardstick(String title, String method) {
        return new Row(title, "Yardsticks." + method, Map.of(), 0, false);
    }
}
