// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One run of one table: everything that tables and pictures are made of.
 *
 * @param table the table's id
 * @param preliminary whether the machine was allowed to be busy, or the run was a short one
 */
public record Results(
        String table, boolean preliminary, Conditions conditions, Drift drift, List<RowFacts> rows, List<Cell> cells) {

    /** The cell of a row and a peer, if anything was measured there. */
    public Optional<Cell> cell(String row, int threads, String peer) {
        return cells.stream()
                .filter(cell -> cell.row().equals(row) && cell.threads() == threads)
                .filter(cell -> cell.peer().equals(peer) && !cell.forks().isEmpty())
                .findFirst();
    }

    /** The numbers of threads, in the order in which they were measured. */
    public List<Integer> threads() {
        return cells.stream().map(Cell::threads).distinct().toList();
    }

    /** The peers, in the order in which they were measured. */
    public Stream<String> peers() {
        return cells.stream().map(Cell::peer).distinct();
    }
}
