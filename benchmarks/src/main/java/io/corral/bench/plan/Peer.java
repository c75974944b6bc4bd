// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whoever is measured. Each has a folder of its name under {@code peers}, with its POM and its own configuration. */
public enum Peer {
    CORRAL("Corral", "io.corral.CorralCachingProvider", ""),
    CAFFEINE("Caffeine JCache", "com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider", ""),
    EHCACHE("Ehcache", "org.ehcache.jsr107.EhcacheCachingProvider", "ehcache.xml"),
    CACHE2K("cache2k JCache", "org.cache2k.jcache.provider.JCacheProvider", ""),
    INFINISPAN("Infinispan JCache", "org.infinispan.jcache.embedded.JCachingProvider", "infinispan.xml"),
    HAZELCAST("Hazelcast embedded", "com.hazelcast.cache.HazelcastMemberCachingProvider", ""),
    RI("Reference implementation", "org.jsr107.ri.spi.RICachingProvider", ""),
    /** The yardsticks, which are no providers. */
    NONE("Yardsticks", "", ""),
    /** Corral as another jar has it, to compare two states of the code. */
    OTHER("Corral, other jar", "io.corral.CorralCachingProvider", "");

    /** Whom ratios are to. */
    public static final Peer RIVAL = CAFFEINE;

    private final String title;
    private final String provider;
    private final String uriFile;

    Peer(String title, String provider, String uriFile) {
        this.title = title;
        this.provider = provider;
        this.uriFile = uriFile;
    }

    /** How tables call it. */
    public String title() {
        return title;
    }

    /** The class name of its JCache provider; empty for the yardsticks. */
    public String provider() {
        return provider;
    }

    /** The file in its folder whose URI its manager is asked for; empty for the default URI. */
    public String uriFile() {
        return uriFile;
    }

    /** The name of its folder, and on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it can do what a row asks for. */
    public boolean plays(Row row) {
        if (this == NONE) {
            return row.benchmark().startsWith("Yardsticks");
        }
        if (row.benchmark().startsWith("Yardsticks")) {
            return false;
        }
        if (row.benchmark().startsWith("ClusterVerbs")) {
            return this == CORRAL || this == OTHER || this == INFINISPAN;
        }
        // The reference implementation knows no bound, and Hazelcast refuses store-by-reference.
        boolean bounded = row.parameters().containsKey("bounded");
        boolean byReference = row.parameters().getOrDefault("holds", "").endsWith("by-reference");
        return !(this == RI && bounded) && !(this == HAZELCAST && byReference);
    }

    /** Those whose class paths the POMs under {@code peers} say. */
    public static List<Peer> resolved() {
        return List.of(CAFFEINE, EHCACHE, CACHE2K, INFINISPAN, HAZELCAST, RI);
    }

    /** The peer of an id. */
    public static Optional<Peer> of(String id) {
        return Arrays.stream(values()).filter(peer -> peer.id().equals(id)).findFirst();
    }
}
