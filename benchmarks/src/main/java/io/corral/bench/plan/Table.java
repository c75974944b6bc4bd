// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A set of measurements that one command makes.
 *
 * @param id its name on the command line and in file names
 * @param peers who is measured, in this order
 * @param rows what is measured
 * @param threads with how many threads each row is measured
 */
public record Table(String id, List<Peer> peers, List<Row> rows, List<Integer> threads) {

    /** Corral against Caffeine's JCache: the rows that have targets. */
    public static final Table RATIOS =
            new Table("ratios", List.of(Peer.CORRAL, Peer.CAFFEINE), join(Rows.LOCAL, Rows.COUNTED), List.of(1, 2));

    /** Everybody, and the yardsticks. */
    public static final Table PEERS = new Table(
            "peers",
            List.of(
                    Peer.CORRAL,
                    Peer.CAFFEINE,
                    Peer.EHCACHE,
                    Peer.CACHE2K,
                    Peer.INFINISPAN,
                    Peer.HAZELCAST,
                    Peer.RI,
                    Peer.NONE),
            join(Rows.LOCAL, Rows.YARDSTICKS),
            List.of(1, 2));

    /** Two states of Corral: finds what a change has made slower. */
    public static final Table COMPARE =
            new Table("compare", List.of(Peer.CORRAL, Peer.OTHER), join(Rows.LOCAL, Rows.COUNTED), List.of(1));

    /** How things grow. */
    public static final Table GROWTH = growth(GrowthRows.of(
            List.of(1_000, 100_000, 1_000_000, 10_000_000),
            List.of(1, 2, 4, 8, 16, 32, 64),
            List.of(16, 256, 4_096, 65_536, 1_048_576),
            List.of(1, 2, 3, 4, 5)));

    private static final Table QUICK_GROWTH = growth(GrowthRows.of(
            List.of(1_000, 100_000, 1_000_000), List.of(1, 8, 64), List.of(16, 4_096, 1_048_576), List.of(1, 3, 5)));

    private static Table growth(List<Row> rows) {
        return new Table("growth", List.of(Peer.CORRAL, Peer.CAFFEINE, Peer.INFINISPAN), rows, List.of(1));
    }

    /** The same with fewer rows, if it has so many that a short run could not take them all. */
    public Table quick() {
        return equals(GROWTH) ? QUICK_GROWTH : this;
    }

    /** The table of an id. */
    public static Optional<Table> of(String id) {
        return List.of(RATIOS, PEERS, COMPARE, GROWTH).stream()
                .filter(table -> table.id().equals(id))
                .findFirst();
    }

    /** Work that is always the same, which tells whether the machine is. */
    public static Row calibration() {
        return Rows.CALIBRATION;
    }

    private static List<Row> join(List<Row> first, List<Row> second) {
        List<Row> rows = new ArrayList<>(first);
        rows.addAll(second);
        return List.copyOf(rows);
    }
}
