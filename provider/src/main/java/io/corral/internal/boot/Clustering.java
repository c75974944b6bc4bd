// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.internal.infinispan.ClusterSettings;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from a manager's settings whether it joins a cluster, and how. */
final class Clustering {

    private static final Pattern BIND = Pattern.compile("([^:\\s]+)(?::(\\d{1,5}))?");
    private static final Pattern HOSTS = Pattern.compile("[^,\\[\\]\\s]+\\[\\d{1,5}](,[^,\\[\\]\\s]+\\[\\d{1,5}])*");

    private Clustering() {}

    /** How to join, or empty for a local manager. */
    static Optional<ClusterSettings> of(Settings settings) {
        Optional<Matcher> bind = settings.of(Names.CLUSTER_BIND, Clustering::bind);
        Optional<String> hosts = settings.of(Names.CLUSTER_HOSTS, Clustering::hosts);
        Optional<String> stack = settings.of(Names.CLUSTER_STACK, Clustering::some);
        boolean replicated = replicated(settings);
        return settings.of(Names.CLUSTER, Clustering::some)
                .map(name -> new ClusterSettings(
                        name,
                        bind.map(matcher -> matcher.group(1)).orElse(null),
                        bind.map(matcher -> matcher.group(2))
                                .map(Integer::valueOf)
                                .orElse(null),
                        hosts.orElse(null),
                        stack.orElse(null),
                        replicated));
    }

    /** Whether every node holds everything. */
    static boolean replicated(Settings settings) {
        return settings.of(Names.CLUSTER_MODE, Clustering::mode).orElse(false);
    }

    private static String some(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a name is needed");
        }
        return text;
    }

    private static Matcher bind(String text) {
        Matcher matcher = BIND.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "an address is needed, and may be followed by a port, such as 127.0.0.1:7800");
        }
        return matcher;
    }

    private static String hosts(String text) {
        String hosts = text.replaceAll("\\s", "");
        if (!HOSTS.matcher(hosts).matches()) {
            throw new IllegalArgumentException("hosts with ports are needed, such as 127.0.0.1[7800],127.0.0.1[7801]");
        }
        return hosts;
    }

    private static boolean mode(String text) {
        return switch (text) {
            case "distributed" -> false;
            case "replicated" -> true;
            default -> throw new IllegalArgumentException("distributed or replicated is needed");
        };
    }
}
