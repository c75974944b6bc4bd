// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.watch;

import io.corral.CorralCache;
import java.lang.management.ManagementFactory;
import java.net.URI;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What JSR-107 counts in a cache on this node, read from its management bean: there is no other way to it. Zero while the
 * cache counts nothing.
 */
public record CacheFigures(URI manager, String cache) {

    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    /** Those of a cache. */
    public static CacheFigures of(CorralCache<?, ?> cache) {
        return new CacheFigures(cache.getCacheManager().getURI(), cache.getName());
    }

    /** Reads that found a value. */
    public long hits() {
        return read("CacheHits");
    }

    /** Reads that did not. */
    public long misses() {
        return read("CacheMisses");
    }

    private long read(String figure) {
        try {
            ObjectName bean = new ObjectName("javax.cache:type=CacheStatistics,CacheManager=" + safe(manager.toString())
                    + ",Cache=" + safe(cache));
            return SERVER.getAttribute(bean, figure) instanceof Number number ? number.longValue() : 0;
        } catch (JMException e) {
            // No such bean: statistics are off, or the cache is closed.
            return 0;
        }
    }

    /** As section 12.3 has it. */
    private static String safe(String text) {
        return text.replaceAll("[,:=\n*?\"]", ".");
    }
}
