// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import javax.cache.CacheException;
import org.infinispan.commons.configuration.io.ConfigurationResourceResolvers;
import org.infinispan.commons.dataconversion.MediaType;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.configuration.parsing.ConfigurationBuilderHolder;
import org.infinispan.configuration.parsing.ParserRegistry;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.protostream.SerializationContextInitializer;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;

/** Starts Infinispan as a node of a cluster, or as a configuration of its own says. */
final class ClusterManagers {

    private static final String CONFIGURATION = "cluster.xml";

    private ClusterManagers() {}

    static EmbeddedCacheManager start(ClusterSettings settings, ClassLoader loader) {
        ConfigurationBuilderHolder holder = parse(settings, loader);
        GlobalConfigurationBuilder global = holder.getGlobalConfigurationBuilder();
        global.classLoader(loader);
        global.jmx().disable();
        global.metrics().gauges(false).histograms(false);
        global.transport().clusterName(settings.name());
        stack(global, settings);
        marshalling(global, loader);
        try {
            return new DefaultCacheManager(holder, true);
        } catch (RuntimeException e) {
            throw new CacheException(
                    "this node cannot join the cluster '" + settings.name() + "' (corral.cluster) with " + settings
                            + ": " + e.getMessage() + ". Look at corral.cluster.bind (is the port free, is the address"
                            + " one of this machine?) and corral.cluster.hosts.",
                    e);
        }
    }

    static EmbeddedCacheManager start(InfinispanFile file, ClassLoader loader) {
        ConfigurationBuilderHolder holder = file.start();
        GlobalConfigurationBuilder global = holder.getGlobalConfigurationBuilder();
        global.classLoader(loader);
        if (file.clustered()) {
            marshalling(global, loader);
        }
        try {
            return new DefaultCacheManager(holder, true);
        } catch (RuntimeException e) {
            throw new CacheException("Infinispan cannot be started with " + file + ": " + e.getMessage(), e);
        }
    }

    private static ConfigurationBuilderHolder parse(ClusterSettings settings, ClassLoader loader) {
        try (InputStream in = ClusterManagers.class.getResourceAsStream(CONFIGURATION)) {
            return new ParserRegistry(loader, false, settings.properties())
                    .parse(in, ConfigurationResourceResolvers.DEFAULT, MediaType.APPLICATION_XML);
        } catch (IOException e) {
            throw new CacheException("cannot read " + CONFIGURATION + " from Corral's own jar", e);
        }
    }

    private static void stack(GlobalConfigurationBuilder global, ClusterSettings settings) {
        String stack = settings.stack();
        if (stack == null) {
            global.transport().stack(settings.hosts() == null ? "corral-discovery" : "corral-hosts");
        } else if (stack.endsWith(".xml")) {
            if (!Files.isReadable(Path.of(stack))
                    && ClusterManagers.class.getClassLoader().getResource(stack) == null) {
                throw new CacheException(
                        "corral.cluster.stack=" + stack + ": no such file, nor is it on the class path");
            }
            global.transport().addProperty(JGroupsTransport.CONFIGURATION_FILE, stack);
        } else {
            global.transport().stack(stack);
        }
    }

    /** Naming one initializer switches off those that Infinispan would find by itself: so they are named too. */
    private static void marshalling(GlobalConfigurationBuilder global, ClassLoader loader) {
        global.serialization().addContextInitializer(new CorralSchemaImpl());
        ServiceLoader.load(SerializationContextInitializer.class, loader)
                .forEach(found -> global.serialization().addContextInitializer(found));
    }
}
