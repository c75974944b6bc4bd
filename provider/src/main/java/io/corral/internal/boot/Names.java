// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import javax.cache.CacheException;

/** The names of all settings there are. */
final class Names {

    static final String PREFIX = "corral.";
    static final String CACHE = "corral.cache.";
    static final String DEFAULTS = "corral.cache-defaults.";
    static final String MAX_COUNT = "max-count";
    static final String LOAD_WAIT = "load-wait";
    static final String LEASE_TIME = "lease-time";
    static final String BACK_OFF = "back-off";
    static final String BACK_OFF_MULTIPLIER = "back-off-multiplier";
    static final String BACK_OFF_MAX = "back-off-max";
    static final String REFRESH_LEASE_TIME = "refresh-lease-time";
    static final String STALE_AFTER = "stale-after";
    static final String MAX_STALE = "max-stale";
    static final String STALE_IF_ERROR = "stale-if-error";
    static final String NEGATIVE_TTL = "negative-ttl";
    static final String JITTER = "jitter";
    static final String MAX_REFRESHES = "max-refreshes";
    static final String EARLY_REFRESH = "early-refresh";
    static final String MAX_LOADS = "max-loads";
    static final String ON_MISS = "on-miss";
    static final String ANSWERS = "answers";
    static final String ALLOW = "allow";

    static final String CLUSTER = "corral.cluster";
    static final String CLUSTER_BIND = "corral.cluster.bind";
    static final String CLUSTER_HOSTS = "corral.cluster.hosts";
    static final String CLUSTER_STACK = "corral.cluster.stack";
    static final String CLUSTER_MODE = "corral.cluster.mode";

    private static final List<String> OF_CACHES = List.of(
            MAX_COUNT,
            LOAD_WAIT,
            LEASE_TIME,
            REFRESH_LEASE_TIME,
            STALE_AFTER,
            MAX_STALE,
            STALE_IF_ERROR,
            NEGATIVE_TTL,
            JITTER,
            BACK_OFF,
            BACK_OFF_MULTIPLIER,
            BACK_OFF_MAX,
            MAX_REFRESHES,
            EARLY_REFRESH,
            MAX_LOADS,
            ON_MISS,
            ANSWERS,
            ALLOW);
    /** What an Infinispan configuration says itself. */
    static final List<String> OF_CLUSTERS = List.of(CLUSTER, CLUSTER_BIND, CLUSTER_HOSTS, CLUSTER_STACK);

    private static final List<String> OF_MANAGERS =
            List.of(CLUSTER, CLUSTER_BIND, CLUSTER_HOSTS, CLUSTER_STACK, CLUSTER_MODE);

    private Names() {}

    /** Refuses any name that begins like one of Corral's and is none. */
    static void check(Properties properties, String source) {
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            if (name.startsWith(PREFIX) && !known(name)) {
                throw new CacheException(source + " set " + name + ", which Corral does not know. It knows "
                        + OF_MANAGERS + ", " + CACHE + "<name>.<setting> and " + DEFAULTS
                        + "<setting>, with a setting of " + OF_CACHES + ".");
            }
        }
    }

    private static boolean known(String name) {
        if (OF_MANAGERS.contains(name)) {
            return true;
        }
        if (name.startsWith(DEFAULTS)) {
            return OF_CACHES.contains(name.substring(DEFAULTS.length()));
        }
        // A cache's name may have dots of its own: the setting is what follows the last one.
        int dot = name.lastIndexOf('.');
        return name.startsWith(CACHE) && dot > CACHE.length() && OF_CACHES.contains(name.substring(dot + 1));
    }
}
