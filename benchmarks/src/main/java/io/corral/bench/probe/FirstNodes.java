// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.probe;

import io.corral.bench.work.Nodes;
import io.corral.bench.work.Owners;
import io.corral.bench.work.Shape;
import javax.cache.Cache;
import org.jgroups.protocols.pbcast.GMS;

/**
 * The time until a clustered cache has taken and given a value on the first node, and until the second node, in the same
 * JVM, has read that value.
 */
public final class FirstNodes {

    private FirstNodes() {}

    /** Prints both, and how long JGroups waits for others before it makes a cluster of one. */
    public static void main(String[] arguments) {
        Shape shape = Shape.of("strings", "eternal", false);
        Nodes nodes = Nodes.prepare(2);
        Stopwatch first = new Stopwatch();
        Cache<String, Object> here = nodes.open().manager().createCache("unbounded", shape.configuration());
        here.put("key", "value");
        Object value = here.get("key");
        first.say("first node of a cluster");
        Stopwatch second = new Stopwatch();
        Cache<String, Object> there = nodes.open().manager().createCache("unbounded", shape.configuration());
        Object same = there.get("key");
        second.say("second node of a cluster");
        if (!"value".equals(value) || !"value".equals(same)) {
            throw new IllegalStateException("the caches gave " + value + " and " + same);
        }
        GMS membership = Wire.of(Owners.of(here)).stack().findProtocol(GMS.class);
        Said.counted("JGroups' join timeout", "ms", (double) membership.getJoinTimeout())
                .say();
        System.exit(0);
    }
}
