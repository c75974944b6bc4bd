// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.infinispan.distribution.LocalizedCacheTopology;
import org.infinispan.topology.CacheTopology;
import org.jgroups.Address;
import org.jgroups.MergeView;
import org.jgroups.View;
import org.jgroups.protocols.DISCARD;
import org.jgroups.protocols.TP;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.stack.ProtocolStack;
import org.jgroups.util.MutableDigest;

/**
 * A cluster that is split: each side has a view of its own, and hears nothing of what the other sends. The views are
 * installed by hand, for the failure detection that would come to them takes its time.
 */
final class Partition {

    private final Nodes nodes;
    private final List<List<Integer>> sides;

    private Partition(Nodes nodes, List<List<Integer>> sides) {
        this.nodes = nodes;
        this.sides = sides;
    }

    /** Splits a cluster, and returns when each node sees its own side alone. */
    static Partition of(Nodes nodes, List<List<Integer>> sides) {
        Partition partition = new Partition(nodes, sides);
        partition.deafen();
        long id = partition.nextView();
        for (List<Integer> side : sides) {
            View view = partition.view(side, id);
            side.forEach(node -> partition.gms(node).installView(view));
        }
        sides.forEach(side -> side.forEach(node -> nodes.awaitMembers(node, side.size())));
        return partition;
    }

    private void deafen() {
        for (List<Integer> side : sides) {
            for (int node : side) {
                DISCARD discard = new DISCARD();
                all().filter(other -> !side.contains(other)).forEach(other -> discard.addIgnoreMember(address(other)));
                try {
                    stack(node).insertProtocol(discard, ProtocolStack.Position.ABOVE, TP.class);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** Makes one cluster of it again, and returns when each node sees all others. What they keep may not agree yet. */
    void heal() {
        all().forEach(node -> stack(node).removeProtocol(DISCARD.class));
        List<View> before =
                sides.stream().map(side -> nodes.channel(side.get(0)).getView()).toList();
        View merged = view(all().toList(), nextView());
        MergeView view = new MergeView(merged.getViewId(), merged.getMembers(), before);
        // Without it each node would ask the others for messages that they have long forgotten.
        MutableDigest digest = new MutableDigest(view.getMembersRaw());
        all().forEach(node -> digest.merge(gms(node).getDigest()));
        all().forEach(node -> gms(node).installView(view, digest));
        all().forEach(node -> nodes.awaitMembers(node, nodes.size()));
    }

    /** Returns when every node of a whole cluster has its share of a cache, and nothing is on its way any more. */
    static void awaitSettled(Nodes nodes, String cache) {
        for (String name : List.of("corral.control", cache)) {
            for (int i = 0; i < nodes.size(); i++) {
                int node = i;
                await().atMost(Nodes.PATIENCE).until(() -> settled(nodes, node, name, nodes.size()));
            }
        }
    }

    private static boolean settled(Nodes nodes, int node, String cache, int members) {
        LocalizedCacheTopology topology = nodes.infinispan(node)
                .getCache(cache)
                .getAdvancedCache()
                .getDistributionManager()
                .getCacheTopology();
        return topology.getMembers().size() == members
                && topology.getPhase() == CacheTopology.Phase.NO_REBALANCE
                && topology.getPendingCH() == null;
    }

    private Stream<Integer> all() {
        return IntStream.range(0, nodes.size()).boxed();
    }

    private long nextView() {
        return 1
                + all().mapToLong(node ->
                                nodes.channel(node).getView().getViewId().getId())
                        .max()
                        .orElseThrow();
    }

    private View view(List<Integer> members, long id) {
        List<Address> addresses = members.stream().map(this::address).toList();
        return View.create(addresses.get(0), id, addresses);
    }

    private Address address(int node) {
        return nodes.channel(node).getAddress();
    }

    private ProtocolStack stack(int node) {
        return nodes.channel(node).getProtocolStack();
    }

    private GMS gms(int node) {
        return stack(node).findProtocol(GMS.class);
    }
}
