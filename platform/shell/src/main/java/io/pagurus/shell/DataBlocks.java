package io.pagurus.shell;

import io.pagurus.command.Block;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people read when a command gave data alone. */
final class DataBlocks {
    private DataBlocks() {}

    static List<Block> of(@Nullable Object data) {
        return switch (data) {
            case null -> List.of();
            case Record owner -> List.of(properties(RecordValues.of(owner)));
            case Map<?, ?> map -> List.of(properties(map));
            case Collection<?> rows when allRecords(rows) -> List.of(table(rows));
            case Collection<?> lines ->
                List.of(new Block.Text(lines.stream().map(DataBlocks::cell).toList()));
            default -> List.of(Block.Text.of(cell(data)));
        };
    }

    /** A value in a cell or after a name. */
    static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Optional<?> optional -> cell(optional.orElse(null));
            case Collection<?> values -> values.stream().map(DataBlocks::cell).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    private static boolean allRecords(Collection<?> rows) {
        return !rows.isEmpty()
                && rows.stream().allMatch(Record.class::isInstance)
                && rows.stream().map(Object::getClass).distinct().count() == 1;
    }

    private static Block table(Collection<?> rows) {
        List<String> columns = List.of();
        List<List<String>> cells = new ArrayList<>();
        for (Object row : rows) {
            Map<String, @Nullable Object> values = RecordValues.of((Record) row);
            columns = List.copyOf(values.keySet());
            cells.add(values.values().stream().map(DataBlocks::cell).toList());
        }
        return new Block.Table(null, columns, cells);
    }

    private static Block properties(Map<?, ?> values) {
        Map<String, String> lines = new LinkedHashMap<>();
        values.forEach((name, value) -> lines.put(String.valueOf(name), cell(value)));
        return new Block.Properties(null, lines);
    }
}
