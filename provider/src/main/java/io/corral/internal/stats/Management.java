// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.stats;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.cache.CacheException;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jboss.logging.Logger;

/** Registers a cache's beans with the platform's MBean server, under the names that JSR-107 section 12.3 gives. */
public final class Management {

    private static final Logger LOG = Logger.getLogger(Management.class);

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Set<String> registered = ConcurrentHashMap.newKeySet();
    private final URI manager;
    private final String cacheName;

    /** Names beans after the cache and its manager. */
    public Management(URI manager, String cacheName) {
        this.manager = manager;
        this.cacheName = cacheName;
    }

    /** Registers or unregisters the configuration bean; doing it twice changes nothing. */
    public void configuration(boolean on, ConfigurationBean bean) {
        set("javax.cache", "CacheConfiguration", on, bean);
    }

    /** Registers or unregisters the beans of statistics; doing it twice changes nothing. */
    public void statistics(boolean on, Counters bean, ProtectionCounters protection) {
        set("javax.cache", "CacheStatistics", on, bean);
        // Not in JSR-107's domain: whoever counts the beans there knows how many a cache has.
        set("io.corral", "ProtectionStatistics", on, protection);
    }

    private void set(String domain, String type, boolean on, Object bean) {
        try {
            ObjectName name = new ObjectName(domain + ":type=" + type + ",CacheManager=" + safe(manager.toString())
                    + ",Cache=" + safe(cacheName));
            if (on && registered.add(type)) {
                server.registerMBean(bean, name);
            } else if (!on && registered.remove(type)) {
                server.unregisterMBean(name);
            }
        } catch (InstanceAlreadyExistsException e) {
            // That of a manager with the same URI and another class loader: it is not ours to unregister.
            registered.remove(type);
            LOG.debugf("Cache '%s': a %s bean of that name is registered already", cacheName, type);
        } catch (InstanceNotFoundException e) {
            LOG.debugf("Cache '%s': no %s bean is registered", cacheName, type);
        } catch (JMException e) {
            throw new CacheException(
                    "Cache '" + cacheName + "': the " + type + " bean could not be "
                            + (on ? "registered" : "unregistered") + " with the platform's MBean server",
                    e);
        }
    }

    /** Without the characters that mean something in an object name, as JSR-107 asks. */
    private static String safe(String text) {
        return text.replaceAll("[,:=\n*?\"]", ".");
    }
}
