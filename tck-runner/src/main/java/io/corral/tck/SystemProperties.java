// SPDX-License-Identifier: Apache-2.0
package io.corral.tck;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What the TCK wants to know of the provider. */
final class SystemProperties {

    private static final String FILE = "system.properties";

    private SystemProperties() {}

    /**
     * The properties, by name.
     *
     * @throws IOException if the file cannot be read
     */
    static Map<String, String> read() throws IOException {
        var properties = new Properties();
        try (InputStream file = SystemProperties.class.getResourceAsStream(FILE)) {
            properties.load(file);
        }
        Map<String, String> byName = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> byName.put(name, properties.getProperty(name)));
        return byName;
    }
}
