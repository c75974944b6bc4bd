// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.probe;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/** The statistics bean of a cache, in whatever server of this JVM the provider has registered it. */
public final class StatisticsBean {

    private final MBeanServer server;
    private final ObjectName name;

    private StatisticsBean(MBeanServer server, ObjectName name) {
        this.server = server;
        this.name = name;
    }

    /**
     * What the bean counts.
     *
     * @param hits gets that found a value
     * @param misses gets that did not
     * @param puts values written
     * @param removals values removed
     */
    public record Counts(long hits, long misses, long puts, long removals) {
        @Override
        public String toString() {
            return hits + " hits, " + misses + " misses, " + puts + " puts, " + removals + " removals";
        }
    }

    /** Finds the bean by the name of the cache. */
    public static Optional<StatisticsBean> of(String cache) {
        List<MBeanServer> servers = new ArrayList<>(List.of(ManagementFactory.getPlatformMBeanServer()));
        servers.addAll(MBeanServerFactory.findMBeanServer(null));
        try {
            ObjectName pattern = new ObjectName("javax.cache:type=CacheStatistics,Cache=" + cache + ",*");
            for (MBeanServer server : servers) {
                for (ObjectName found : server.queryNames(pattern, null)) {
                    return Optional.of(new StatisticsBean(server, found));
                }
            }
            return Optional.empty();
        } catch (JMException e) {
            throw new IllegalStateException("The name of a bean could not be written.", e);
        }
    }

    /** Reads what is counted by now. */
    public Counts read() {
        return new Counts(count("CacheHits"), count("CacheMisses"), count("CachePuts"), count("CacheRemovals"));
    }

    private long count(String attribute) {
        try {
            return ((Number) server.getAttribute(name, attribute)).longValue();
        } catch (JMException e) {
            throw new IllegalStateException("The statistics bean has no " + attribute + ".", e);
        }
    }
}
