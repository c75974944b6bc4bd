// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/** The caches that the application's settings name, as far as the build sees them. */
final class Configured {

    private static final Pattern CACHE = Pattern.compile("quarkus\\.corral\\.cache\\.(?:\"([^\"]+)\"|([^.\"]+))\\..+");

    private Configured() {}

    static Set<String> caches() {
        return caches(ConfigProvider.getConfig().getPropertyNames());
    }

    static Set<String> caches(Iterable<String> properties) {
        Set<String> names = new TreeSet<>();
        for (String property : properties) {
            Matcher matcher = CACHE.matcher(property);
            if (matcher.matches()) {
                names.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
            }
        }
        return names;
    }
}
