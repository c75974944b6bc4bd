// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/**
 * All properties of Corral's modules, and the Javadoc of the methods that declare them: Quarkus' annotation processor
 * writes both beside the classes.
 */
record Model(List<Property> properties, Map<String, String> javadoc) {

    private static final String FOLDER = "META-INF/quarkus-config-doc/quarkus-config-";
    private static final ObjectMapper JSON = new ObjectMapper();

    static Model read() throws IOException {
        List<Property> properties = new ArrayList<>();
        for (JsonNode module : files("model.json")) {
            for (JsonNode root : module.path("configRoots")) {
                if (root.path("prefix").asText().equals("quarkus.corral")) {
                    root.path("items").forEach(item -> properties.add(Property.of(item)));
                }
            }
        }
        Map<String, String> javadoc = new HashMap<>();
        for (JsonNode module : files("javadoc.json")) {
            for (Entry<String, JsonNode> element : module.path("elements").properties()) {
                javadoc.put(
                        element.getKey(), element.getValue().path("description").asText());
            }
        }
        return new Model(properties, javadoc);
    }

    private static List<JsonNode> files(String name) throws IOException {
        List<JsonNode> files = new ArrayList<>();
        for (URL file : Collections.list(Model.class.getClassLoader().getResources(FOLDER + name))) {
            try (InputStream stream = file.openStream()) {
                files.add(JSON.readTree(stream));
            }
        }
        return files;
    }
}
