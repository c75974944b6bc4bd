// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.config;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The application's settings as the properties that the provider's manager is made with. */
public final class ManagerProperties {

    private static final String CACHE_DEFAULTS = "quarkus.corral.cache-defaults.";
    private static final String PROVIDERS = "corral.";

    /** What stands before the name of a cache, and a quote after it. */
    static final String CACHE = "quarkus.corral.cache.\"";

    /** The same for what annotations say. */
    public static final String ANNOTATED = "quarkus.corral.annotated.\"";

    private ManagerProperties() {}

    /**
     * The properties.
     *
     * @param found by the name of a cache, which classes it holds by the signatures of the application
     * @throws InvalidSettingException if a value makes no sense
     */
    public static Properties of(CorralConfig config, Map<String, Set<String>> found) {
        Properties properties = new Properties();
        ClusterConfig cluster = config.cluster();
        set(properties, "cluster", cluster.name());
        set(properties, "cluster.bind", cluster.bind());
        set(properties, "cluster.hosts", cluster.hosts());
        set(properties, "cluster.stack", cluster.stack());
        set(properties, "cluster.mode", mode(cluster));
        cache(properties, "cache-defaults.", CACHE_DEFAULTS, config.cacheDefaults());
        // What a setting says replaces what an annotation says.
        config.annotated()
                .forEach((name, cache) -> cache(properties, "cache." + name + ".", ANNOTATED + name + "\".", cache));
        config.caches().forEach((name, cache) -> cache(properties, "cache." + name + ".", CACHE + name + "\".", cache));
        Set<String> names = new LinkedHashSet<>(found.keySet());
        names.addAll(config.caches().keySet());
        names.forEach(name -> allow(properties, name, config, found.getOrDefault(name, Set.of())));
        set(properties, "cache-defaults.allow", config.cacheDefaults().allow().map(some -> String.join(",", some)));
        return properties;
    }

    /** What one cache may hold; its own setting hides the one for all caches, so both are said again. */
    private static void allow(Properties properties, String name, CorralConfig config, Set<String> found) {
        Set<String> all = new LinkedHashSet<>(found);
        CacheConfig own = config.caches().get(name);
        config.cacheDefaults().allow().ifPresent(all::addAll);
        if (own != null) {
            own.allow().ifPresent(all::addAll);
        }
        if (!all.isEmpty()) {
            set(properties, "cache." + name + ".allow", Optional.of(String.join(",", all)));
        }
    }

    private static void cache(Properties properties, String to, String from, CacheConfig cache) {
        Setting.ALL.forEach(setting -> set(properties, to + setting.name(), setting.read(cache, from)));
    }

    private static Optional<String> mode(ClusterConfig cluster) {
        cluster.mode().ifPresent(mode -> {
            if (!mode.equals("distributed") && !mode.equals("replicated")) {
                throw new InvalidSettingException(
                        "quarkus.corral.cluster.mode", mode, "distributed or replicated is needed");
            }
        });
        return cluster.mode();
    }

    private static void set(Properties properties, String name, Optional<String> value) {
        value.ifPresent(text -> properties.setProperty(PROVIDERS + name, text));
    }
}
