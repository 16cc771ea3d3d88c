package io.pagurus.shell;

import io.pagurus.command.Block;
import java.util.List;

/** Blocks as lines for {@code cut}, {@code awk} and the like: no titles, cells between tabs, nothing shortened. */
final class PlainBlocks {
    private PlainBlocks() {}

    static String render(Block block) {
        StringBuilder out = new StringBuilder();
        switch (block) {
            case Block.Table table -> {
                line(out, table.columns());
                table.rows().forEach(row -> line(out, row));
            }
            case Block.Properties properties ->
                properties.values().forEach((name, value) -> line(out, List.of(name, value)));
            case Block.Text text ->
                text.lines().forEach(line -> out.append(line).append('\n'));
            case Block.Tree tree -> tree(out, tree, "");
        }
        return out.toString();
    }

    private static void tree(StringBuilder out, Block.Tree tree, String indent) {
        out.append(indent).append(oneLine(tree.label())).append('\n');
        tree.children().forEach(child -> tree(out, child, indent + "\t"));
    }

    private static void line(StringBuilder out, List<String> cells) {
        out.append(String.join("\t", cells.stream().map(PlainBlocks::oneLine).toList()))
                .append('\n');
    }

    /** A tab or a line end inside a cell would be taken for the end of the cell. */
    private static String oneLine(String cell) {
        return cell.replace('\t', ' ').replace("\r", "").replace('\n', ' ');
    }
}
