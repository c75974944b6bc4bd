// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.cache.CacheException;

/**
 * The settings of one manager, by name. Looked for in the properties that the manager was made with, then in the
 * system's properties, then in {@code corral.properties} on the class path. A name or a value that means nothing is an
 * error, so that a slip of the pen does not go unnoticed.
 */
final class Settings {

    private static final String FILE = "corral.properties";

    private final Properties given;
    private final Properties file;
    private final ClassLoader loader;

    private Settings(Properties given, Properties file, ClassLoader loader) {
        this.given = given;
        this.file = file;
        this.loader = loader;
    }

    /** Reads the settings, and refuses names that mean nothing. */
    static Settings read(Properties given, ClassLoader loader) {
        Settings settings = new Settings(given, file(loader), loader);
        Names.check(given, "the properties given to getCacheManager");
        Names.check(System.getProperties(), "the system properties");
        Names.check(settings.file, FILE);
        return settings;
    }

    private static Properties file(ClassLoader loader) {
        Properties properties = new Properties();
        URL url = loader.getResource(FILE);
        if (url != null) {
            try (InputStream in = url.openStream()) {
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new CacheException("cannot read " + url, e);
            }
        }
        return properties;
    }

    /** A setting of one cache, or what all caches have. */
    <T> Optional<T> ofCache(String cache, String setting, Function<String, T> parse) {
        Optional<T> own = of(Names.CACHE + cache + "." + setting, parse);
        return own.isPresent() ? own : of(Names.DEFAULTS + setting, parse);
    }

    /** The class of this name, as the manager's class loader knows it. */
    @SuppressWarnings("unchecked") // what a predicate asks for, only its call shows
    Class<? extends Predicate<? super Throwable>> predicate(String name) {
        try {
            return (Class<? extends Predicate<? super Throwable>>)
                    Class.forName(name, false, loader).asSubclass(Predicate.class);
        } catch (ClassNotFoundException | ClassCastException | LinkageError e) {
            throw new IllegalArgumentException(
                    "the name of a class that implements java.util.function.Predicate is needed, and that the"
                            + " manager's class loader finds (" + e + ")",
                    e);
        }
    }

    /** A setting of the manager. */
    <T> Optional<T> of(String name, Function<String, T> parse) {
        for (Properties source : new Properties[] {given, System.getProperties(), file}) {
            String text = source.getProperty(name);
            if (text != null) {
                try {
                    return Optional.of(parse.apply(text.strip()));
                } catch (IllegalArgumentException e) {
                    throw new CacheException(name + "=" + text + ": " + e.getMessage(), e);
                }
            }
        }
        return Optional.empty();
    }
}
