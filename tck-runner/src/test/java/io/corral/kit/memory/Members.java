// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One cluster: its caches, and who came late. */
final class Members {

    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private final Set<String> newcomers = ConcurrentHashMap.newKeySet();

    /** A cache: what is in it, and what is wrong with it. */
    record Room(Store<String, String> store, Set<ClusterFault> faults) {}

    /** A node that comes when something has been loaded is a newcomer, if that makes a difference. */
    void join(String node, Set<ClusterFault> faults) {
        if (faults.contains(ClusterFault.NEWCOMERS_LOAD_FOR_THEMSELVES)
                && rooms.values().stream().anyMatch(room -> room.store().hasLoaded())) {
            newcomers.add(node);
        }
    }

    boolean isNewcomer(String node) {
        return newcomers.contains(node);
    }

    /** The cache of that name; with {@code faults}, if it is not there yet. */
    Room room(String cache, Set<ClusterFault> faults) {
        return rooms.computeIfAbsent(
                cache,
                any -> new Room(
                        new Store<>(
                                Lifetime.POLICY,
                                new Events<>(Set.of(), ClusterFault.inStore(faults)),
                                ClusterFault.inStore(faults)),
                        faults));
    }

    /** Has nobody wait any more: all are told to look again, and that there is nothing to look at. */
    void letGo() {
        newcomers.clear();
        rooms.values().forEach(room -> room.store().letGo());
    }
}
