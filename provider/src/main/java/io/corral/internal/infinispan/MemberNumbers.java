// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.time.Stamps;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.cache.CacheException;
import org.infinispan.Cache;
import org.infinispan.remoting.transport.Address;
import org.infinispan.remoting.transport.Transport;

/** Gives each node of a cluster a number that no other living node has. */
final class MemberNumbers {

    private MemberNumbers() {}

    /** The number of this node; those of nodes that are gone are given again. */
    static int take(Cache<Integer, String> numbers, Transport transport) {
        UUID self = transport.getAddress().getNodeUUID();
        // Nodes that start together begin at different numbers, and so seldom want the same.
        int first = Math.floorMod(self.hashCode(), Stamps.NODES);
        for (int tries = 0; tries < Stamps.NODES; tries++) {
            int number = (first + tries) % Stamps.NODES;
            String owner = numbers.putIfAbsent(number, self.toString());
            if (owner == null) {
                return number;
            }
            Set<String> living = transport.getMembers().stream()
                    .map(Address::getNodeUUID)
                    .map(UUID::toString)
                    .collect(Collectors.toSet());
            if (!living.contains(owner) && numbers.replace(number, owner, self.toString())) {
                return number;
            }
        }
        throw new CacheException("a cluster has at most " + Stamps.NODES + " nodes, and this one is too many");
    }
}
