// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.process;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;

/** How a provision reaches the JVM that it is for: as system properties. */
public final class ManagerDoor {

    private static final String PROVIDER = "stampede.kit.provider";
    private static final String URI_NAME = "stampede.kit.uri";
    private static final String PROPERTY = "stampede.kit.property.";

    private ManagerDoor() {}

    /** The JVM options that say what {@link #open} opens. */
    static List<String> options(Provision provision) {
        List<String> options = new ArrayList<>();
        options.add("-D" + PROVIDER + "=" + provision.provider());
        options.add("-D" + URI_NAME + "=" + provision.uri());
        new TreeMap<>(provision.properties())
                .forEach((name, value) -> options.add("-D" + PROPERTY + name + "=" + value));
        return options;
    }

    /** Opens the manager that this JVM was started for. */
    public static CacheManager open() {
        CachingProvider provider = Caching.getCachingProvider(required(PROVIDER));
        String uri = System.getProperty(URI_NAME, "");
        Properties properties = new Properties();
        for (Map.Entry<Object, Object> entry : System.getProperties().entrySet()) {
            String name = entry.getKey().toString();
            if (name.startsWith(PROPERTY)) {
                properties.setProperty(
                        name.substring(PROPERTY.length()), entry.getValue().toString());
            }
        }
        return provider.getCacheManager(
                uri.isEmpty() ? provider.getDefaultURI() : URI.create(uri),
                provider.getDefaultClassLoader(),
                properties.isEmpty() ? provider.getDefaultProperties() : properties);
    }

    private static String required(String name) {
        String value = System.getProperty(name, "");
        if (value.isEmpty()) {
            throw new IllegalStateException("This program is started by the kit, which sets " + name + ".");
        }
        return value;
    }
}
