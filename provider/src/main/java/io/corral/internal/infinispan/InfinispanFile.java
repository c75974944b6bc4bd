// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.cache.CacheException;
import org.infinispan.commons.CacheConfigurationException;
import org.infinispan.commons.configuration.io.URLConfigurationResourceResolver;
import org.infinispan.commons.dataconversion.MediaType;
import org.infinispan.configuration.ConfigurationManager;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.configuration.parsing.ConfigurationBuilderHolder;
import org.infinispan.configuration.parsing.ParserRegistry;
import org.jspecify.annotations.Nullable;

/**
 * An Infinispan configuration, in XML, YAML or JSON: how a node starts, and templates of caches by their names. None of
 * the caches in it is started by itself.
 */
public final class InfinispanFile {

    private static final Set<String> KINDS = Set.of("xml", "yaml", "yml", "json");
    private static final String CLASS_PATH = "classpath";

    private final String location;
    private final ConfigurationBuilderHolder holder;
    private final ConfigurationManager templates;

    private InfinispanFile(String location, ConfigurationBuilderHolder holder) {
        this.location = location;
        this.holder = holder;
        this.templates = new ConfigurationManager(holder);
    }

    /** Whether a manager's URI names a configuration; others are names and no more. */
    public static boolean namedBy(URI uri) {
        String text = uri.toString();
        return KINDS.contains(text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /**
     * Reads a configuration. A URI without a scheme is looked for on the class path, then among the files.
     *
     * @param properties for placeholders such as <code>${bind.address:127.0.0.1}</code>
     * @throws CacheException if there is none, or if Infinispan does not understand it
     */
    public static InfinispanFile read(URI uri, ClassLoader loader, Properties properties) {
        String location = uri.toString();
        try {
            URL url = locate(uri, loader);
            if (url == null) {
                throw new CacheException("the cache manager's URI " + location + " names an Infinispan configuration,"
                        + " but there is no such resource on the class path, nor such a file");
            }
            try (InputStream in = url.openStream()) {
                ConfigurationBuilderHolder holder = new ParserRegistry(loader, false, properties)
                        .parse(in, new URLConfigurationResourceResolver(url), MediaType.fromExtension(location));
                return new InfinispanFile(location, holder);
            }
        } catch (IOException | CacheConfigurationException | IllegalArgumentException e) {
            throw new CacheException(
                    "the Infinispan configuration " + location + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static @Nullable URL locate(URI uri, ClassLoader loader) throws IOException {
        String scheme = uri.getScheme();
        if (scheme == null) {
            URL resource = loader.getResource(uri.getPath());
            Path path = Path.of(uri.getPath());
            return resource == null && Files.isReadable(path) ? path.toUri().toURL() : resource;
        } else if (scheme.equals(CLASS_PATH)) {
            return loader.getResource(uri.getSchemeSpecificPart().replaceFirst("^/+", ""));
        } else if (scheme.equals("file") || scheme.equals("jar")) {
            return uri.toURL();
        }
        throw new CacheException("the cache manager's URI " + uri + " names an Infinispan configuration by the scheme "
                + scheme + ". Use file:, jar:, classpath: or no scheme.");
    }

    /** Whether it has a transport. */
    public boolean clustered() {
        return templates.getGlobalConfiguration().isClustered();
    }

    /** The template of a cache: its own, or the one whose wildcard matches. */
    Optional<Configuration> template(String cache) {
        return Optional.ofNullable(templates.getConfiguration(cache, true));
    }

    /** How Infinispan starts, without any cache. */
    ConfigurationBuilderHolder start() {
        GlobalConfigurationBuilder global = holder.getGlobalConfigurationBuilder();
        global.defaultCacheName(null);
        holder.getNamedConfigurationBuilders().clear();
        return holder;
    }

    @Override
    public String toString() {
        return location;
    }
}
