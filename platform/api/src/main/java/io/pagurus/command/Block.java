package io.pagurus.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of a report as people read it. A face decides on widths, colours and line breaks. */
public sealed interface Block {
    /**
     * Rows under headings.
     *
     * @param title a line above it, or null for none
     * @param columns the headings
     * @param rows the cells; each row has as many as there are headings
     */
    record Table(@Nullable String title, List<String> columns, List<List<String>> rows) implements Block {
        /** Copies the lists and checks the rows' lengths. */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "a row has " + row.size() + " cells under " + columns.size() + " headings: " + row);
                }
            }
        }

        /**
         * Starts a table.
         *
         * @param title a line above it, or null for none
         * @param columns the headings
         * @return a builder that takes rows
         */
        public static TableBuilder of(@Nullable String title, String... columns) {
            return new TableBuilder(title, List.of(columns));
        }
    }

    /** Collects the rows of a {@link Table}. Not safe for use by several threads. */
    final class TableBuilder {
        private final @Nullable String title;
        private final List<String> columns;
        private final List<List<String>> rows = new ArrayList<>();

        private TableBuilder(@Nullable String title, List<String> columns) {
            this.title = title;
            this.columns = columns;
        }

        /**
         * Adds a row.
         *
         * @param cells one value for each heading; null shows as an empty cell
         * @return this
         */
        public TableBuilder row(@Nullable Object... cells) {
            rows.add(Arrays.stream(cells)
                    .map(cell -> cell == null ? "" : cell.toString())
                    .toList());
            return this;
        }

        /**
         * Ends the table.
         *
         * @return the table
         */
        public Table build() {
            return new Table(title, columns, rows);
        }
    }

    /**
     * Names and values, one pair a line.
     *
     * @param title a line above them, or null for none
     * @param values the pairs, in the order they are shown
     */
    record Properties(@Nullable String title, Map<String, String> values) implements Block {
        /** Copies the map, keeping its order. */
        public Properties {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * Lines as they are.
     *
     * @param lines the lines, without line ends
     */
    record Text(List<String> lines) implements Block {
        /** Copies the list. */
        public Text {
            lines = List.copyOf(lines);
        }

        /**
         * A text.
         *
         * @param lines the lines, without line ends
         * @return the block
         */
        public static Text of(String... lines) {
            return new Text(List.of(lines));
        }
    }

    /**
     * A node and what hangs below it.
     *
     * @param label the node's own line
     * @param children what hangs below it, in order
     */
    record Tree(String label, List<Tree> children) implements Block {
        /** Copies the list. */
        public Tree {
            children = List.copyOf(children);
        }

        /**
         * A node.
         *
         * @param label the node's own line
         * @param children what hangs below it
         * @return the tree
         */
        public static Tree of(String label, Tree... children) {
            return new Tree(label, List.of(children));
        }
    }
}
