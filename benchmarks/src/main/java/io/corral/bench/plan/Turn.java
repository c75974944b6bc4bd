// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One JVM of a measurement.
 *
 * @param round from 0
 */
public record Turn(int round, Row row, int threads, Peer peer) {

    /**
     * The turns of one round. All peers measure a row before anybody measures the next one, so that a slow phase of the
     * machine meets them all; in every other round they come in the opposite order, so that none is always the first.
     */
    public static List<Turn> ofRound(int round, List<Row> rows, List<Integer> threads, Collection<Peer> peers) {
        List<Turn> turns = new ArrayList<>();
        for (Row row : rows) {
            List<Integer> own = row.growth().threads();
            for (int number : own.isEmpty() ? threads : own) {
                List<Turn> side = new ArrayList<>();
                for (Peer peer : peers) {
                    if (peer.plays(row)) {
                        side.add(round % 2 == 0 ? side.size() : 0, new Turn(round, row, number, peer));
                    }
                }
                turns.addAll(side);
            }
        }
        return turns;
    }
}
