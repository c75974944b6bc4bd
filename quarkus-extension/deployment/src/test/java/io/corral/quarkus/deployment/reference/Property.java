// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment.reference;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A property as Quarkus' annotation processor tells of it.
 *
 * @param element the method that declares it, which several properties may have in common
 * @param byDefault what holds unless it is set, in words
 */
record Property(String name, String type, String byDefault, boolean whenBuilt, String element) {

    static Property of(JsonNode item) {
        return new Property(
                item.at("/path/property").asText(),
                (item.path("list").asBoolean() ? "list of " : "")
                        + item.path("typeDescription").asText(),
                item.path("defaultValue").asText(),
                item.path("phase").asText().startsWith("BUILD"),
                item.path("sourceType").asText() + "."
                        + item.path("sourceElementName").asText());
    }
}
