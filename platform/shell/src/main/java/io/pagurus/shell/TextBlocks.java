package io.pagurus.shell;

import io.pagurus.command.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * Blocks for people: columns aligned until a row fits the terminal. Prose goes on below itself; a name that is too long
 * loses its middle, since names differ at their ends.
 */
final class TextBlocks {
    private static final String GAP = "  ";
    private static final int NARROWEST = 4;

    /** Words from which on a cell is prose and not a name. */
    private static final int PROSE = 5;

    private TextBlocks() {}

    static String render(Block block, int width) {
        StringBuilder out = new StringBuilder();
        switch (block) {
            case Block.Table table -> table(out, table, width);
            case Block.Properties properties -> properties(out, properties, width);
            case Block.Text text ->
                text.lines().forEach(line -> out.append(line).append('\n'));
            case Block.Tree tree -> tree(out, tree, "", "", width);
        }
        return out.toString();
    }

    private static void title(StringBuilder out, @Nullable String title) {
        if (title != null) {
            out.append(title).append('\n');
        }
    }

    private static void table(StringBuilder out, Block.Table table, int width) {
        title(out, table.title());
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.columns());
        lines.addAll(table.rows());
        int columns = table.columns().size();
        int[] natural = new int[columns];
        for (List<String> line : lines) {
            for (int i = 0; i < columns; i++) {
                natural[i] = Math.max(natural[i], columns(oneLine(line.get(i))));
            }
        }
        int[] fitted = fit(natural, width - GAP.length() * (columns - 1));
        row(out, lines.getFirst(), fitted);
        row(out, Arrays.stream(fitted).mapToObj("-"::repeat).toList(), fitted);
        lines.subList(1, lines.size()).forEach(line -> row(out, line, fitted));
    }

    private static void row(StringBuilder out, List<String> cells, int[] widths) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < widths.length; i++) {
            List<String> lines = cell(oneLine(cells.get(i)), widths[i]);
            wrapped.add(lines);
            height = Math.max(height, lines.size());
        }
        for (int at = 0; at < height; at++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String text = at < wrapped.get(i).size() ? wrapped.get(i).get(at) : "";
                line.append(i == 0 ? "" : GAP).append(text).append(" ".repeat(widths[i] - columns(text)));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static List<String> cell(String text, int width) {
        boolean prose = columns(text) > width && text.split(" ").length >= PROSE;
        List<String> lines = prose ? Wrap.at(text, width) : List.of(text);
        return lines.stream().map(line -> elide(line, width)).toList();
    }

    /**
     * Takes columns from the widest until the sum fits.
     *
     * @param natural the widths that would show everything
     * @param available how many columns there are for all
     * @return widths no larger than the natural ones; their sum fits unless each is as narrow as a cell may be
     */
    static int[] fit(int[] natural, int available) {
        int[] widths = natural.clone();
        while (Arrays.stream(widths).sum() > available) {
            int widest = IntStream.range(0, widths.length)
                    .reduce((a, b) -> widths[b] > widths[a] ? b : a)
                    .orElseThrow();
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static void properties(StringBuilder out, Block.Properties properties, int width) {
        title(out, properties.title());
        int names = properties.values().keySet().stream()
                .mapToInt(TextBlocks::columns)
                .max()
                .orElse(0);
        for (Map.Entry<String, String> entry : properties.values().entrySet()) {
            // A value of several lines, such as a receiver's message, goes on below itself.
            String indent = " ".repeat(names) + GAP;
            String name = entry.getKey() + " ".repeat(names - columns(entry.getKey()));
            out.append(name).append(GAP);
            List<String> lines = Wrap.at(entry.getValue(), Math.max(width - indent.length(), 20));
            out.append(String.join("\n" + indent, lines)).append('\n');
        }
    }

    private static void tree(StringBuilder out, Block.Tree tree, String first, String rest, int width) {
        out.append(first)
                .append(elide(oneLine(tree.label()), Math.max(width - columns(first), NARROWEST)))
                .append('\n');
        for (int i = 0; i < tree.children().size(); i++) {
            boolean last = i == tree.children().size() - 1;
            tree(out, tree.children().get(i), rest + (last ? "└─ " : "├─ "), rest + (last ? "   " : "│  "), width);
        }
    }

    private static String elide(String cell, int width) {
        AttributedString text = new AttributedString(cell);
        int length = text.columnLength();
        if (length <= width) {
            return cell;
        }
        int head = (width - 1) / 2;
        int tail = width - 1 - head;
        return text.columnSubSequence(0, head) + "…" + text.columnSubSequence(length - tail, length);
    }

    private static String oneLine(String cell) {
        return cell.replace('\t', ' ').replace("\r", "").replace('\n', ' ');
    }

    private static int columns(String text) {
        return new AttributedString(text).columnLength();
    }
}
