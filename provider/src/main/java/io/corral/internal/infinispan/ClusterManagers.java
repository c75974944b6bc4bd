// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.io.IOException;
import java.io.InputStream;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.infinispan.commons.configuration.io.ConfigurationResourceResolvers;
import org.infinispan.commons.dataconversion.MediaType;
import org.infinispan.commons.util.FileLookupFactory;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.configuration.global.TransportConfiguration;
import org.infinispan.configuration.parsing.ConfigurationBuilderHolder;
import org.infinispan.configuration.parsing.ParserRegistry;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.protostream.SerializationContextInitializer;
import org.infinispan.remoting.transport.jgroups.FileJGroupsChannelConfigurator;
import org.infinispan.remoting.transport.jgroups.JGroupsChannelConfigurator;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;

/** Starts Infinispan as a node of a cluster, or as a configuration of its own says. */
final class ClusterManagers {

    /**
     * A node that has joined.
     *
     * @param sockets those of its transport
     */
    record Joined(EmbeddedCacheManager manager, NodeSockets sockets) {

        /** Leaves the cluster, and no connection of its transport behind. */
        void leave() {
            try {
                manager.stop();
            } finally {
                sockets.close();
            }
        }
    }

    private static final String CONFIGURATION = "cluster.xml";

    private ClusterManagers() {}

    static Joined start(ClusterSettings settings, ClassLoader loader) {
        ConfigurationBuilderHolder holder = parse(settings, loader);
        GlobalConfigurationBuilder global = holder.getGlobalConfigurationBuilder();
        global.classLoader(loader);
        global.jmx().disable();
        global.metrics().gauges(false).histograms(false);
        global.transport().clusterName(settings.name());
        stack(global, settings, loader);
        marshalling(global, loader);
        try {
            return join(holder);
        } catch (RuntimeException e) {
            throw new CacheException(
                    "this node cannot join the cluster '" + settings.name() + "' (corral.cluster) with " + settings
                            + ": " + e.getMessage() + ". Look at corral.cluster.bind (is the port free, is the address"
                            + " one of this machine?) and corral.cluster.hosts.",
                    e);
        }
    }

    static Joined start(InfinispanFile file, ClassLoader loader) {
        ConfigurationBuilderHolder holder = file.start();
        marshalling(holder.getGlobalConfigurationBuilder(), loader);
        return named(file, loader, holder, () -> join(holder));
    }

    /** Starts Infinispan as a configuration says that has no transport. */
    static EmbeddedCacheManager startLocal(InfinispanFile file, ClassLoader loader) {
        ConfigurationBuilderHolder holder = file.start();
        return named(file, loader, holder, () -> new DefaultCacheManager(holder, true));
    }

    private static <T> T named(
            InfinispanFile file, ClassLoader loader, ConfigurationBuilderHolder holder, Supplier<T> start) {
        holder.getGlobalConfigurationBuilder().classLoader(loader);
        try {
            return start.get();
        } catch (RuntimeException e) {
            throw new CacheException("Infinispan cannot be started with " + file + ": " + e.getMessage(), e);
        }
    }

    private static Joined join(ConfigurationBuilderHolder holder) {
        GlobalConfigurationBuilder global = holder.getGlobalConfigurationBuilder();
        steady(global);
        NodeSockets sockets = new NodeSockets();
        global.transport().addProperty(JGroupsTransport.SOCKET_FACTORY, sockets.factory());
        try {
            return new Joined(new DefaultCacheManager(holder, true), sockets);
        } catch (RuntimeException e) {
            sockets.close();
            throw e;
        }
    }

    /** A transport without a stack is Infinispan's own for UDP, or somebody else's. */
    private static void steady(GlobalConfigurationBuilder global) {
        TransportConfiguration transport = global.build().transport();
        String stack = transport.stack();
        if (stack != null) {
            global.transport()
                    .addProperty(
                            JGroupsTransport.CHANNEL_CONFIGURATOR,
                            new SteadyStack(transport.jgroups().configurator(stack)));
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

    private static void stack(GlobalConfigurationBuilder global, ClusterSettings settings, ClassLoader loader) {
        String stack = settings.stack();
        if (stack == null) {
            global.transport().stack(settings.hosts() == null ? "corral-discovery" : "corral-hosts");
        } else if (stack.endsWith(".xml")) {
            global.transport().addProperty(JGroupsTransport.CHANNEL_CONFIGURATOR, new SteadyStack(file(stack, loader)));
        } else {
            global.transport().stack(stack);
        }
    }

    private static JGroupsChannelConfigurator file(String stack, ClassLoader loader) {
        try (InputStream in = FileLookupFactory.newInstance().lookupFile(stack, loader)) {
            if (in == null) {
                throw new CacheException(
                        "corral.cluster.stack=" + stack + ": no such file, nor is it on the class path");
            }
            return new FileJGroupsChannelConfigurator(stack, stack, in, System.getProperties());
        } catch (IOException e) {
            throw new CacheException("corral.cluster.stack=" + stack + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Naming one initializer switches off those that Infinispan would find by itself: so they are named too. */
    private static void marshalling(GlobalConfigurationBuilder global, ClassLoader loader) {
        global.serialization().addContextInitializer(new CorralSchemaImpl());
        ServiceLoader.load(SerializationContextInitializer.class, loader)
                .forEach(found -> global.serialization().addContextInitializer(found));
    }
}
