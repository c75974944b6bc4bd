// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.util.Collection;
import org.jgroups.Address;
import org.jgroups.PhysicalAddress;
import org.jgroups.protocols.TCP;

/**
 * JGroups' TCP, but for what it does with the connections of nodes that are not in a new view.
 *
 * <p>JGroups 5.5.2 to 5.5.6 look twice whether a connection's other end is a member. When its address becomes known in
 * between, as that of a joining node does, the connection is forgotten and stays open all the same. The other node goes
 * on to use it, and refuses each new one that this node opens in its place: it gets nothing from here for minutes, and
 * waits for its state in vain. Here a connection is either kept, or forgotten and closed.
 */
public final class SteadyTcp extends TCP {

    /** For JGroups, which makes its protocols by reflection. */
    public SteadyTcp() {}

    @Override
    public void retainAll(Collection<Address> members) {
        srv.forAllConnections((peer, connection) -> {
            if (!members.contains(peer) && !is_member.test((PhysicalAddress) peer)) {
                srv.removeConnectionIfPresent(peer, connection);
            }
        });
    }
}
