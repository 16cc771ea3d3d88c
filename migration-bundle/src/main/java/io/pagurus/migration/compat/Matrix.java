package io.pagurus.migration.compat;

import java.util.List;

/**
 * All pairs of implementations of one device, and the journeys over two hops.
 *
 * @param type name of the device
 * @param machineType machine type that all run
 * @param implementations their numbers
 * @param cells every ordered pair, row by row, a pair with itself included
 * @param chains A-&gt;B-&gt;A and A-&gt;B-&gt;C
 */
public record Matrix(
        String type, String machineType, List<Integer> implementations, List<Direction> cells, List<Chain> chains) {
    /** Copies the lists. */
    public Matrix {
        implementations = List.copyOf(implementations);
        cells = List.copyOf(cells);
        chains = List.copyOf(chains);
    }

    /**
     * {@return the cell of a pair}
     *
     * @param from sender
     * @param to receiver
     */
    public Direction cell(int from, int to) {
        return cells.stream()
                .filter(cell -> cell.from() == from && cell.to() == to)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(from + "->" + to + " is not in the matrix"));
    }
}
