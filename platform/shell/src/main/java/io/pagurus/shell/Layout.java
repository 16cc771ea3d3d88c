package io.pagurus.shell;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Report;
import java.util.List;
import java.util.stream.Collectors;

/** How a report is written. */
enum Layout {
    /** For people: aligned, and as wide as the terminal. */
    TEXT {
        @Override
        String render(Report report, int width) {
            return blocks(report).stream()
                    .map(block -> TextBlocks.render(block, width))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("\n"));
        }
    },
    /** For line tools: cells between tabs, nothing shortened. */
    PLAIN {
        @Override
        String render(Report report, int width) {
            return blocks(report).stream().map(PlainBlocks::render).collect(Collectors.joining());
        }
    },
    /** For programs. */
    JSON {
        @Override
        String render(Report report, int width) {
            return Json.write(report.data()) + "\n";
        }
    };

    /**
     * The layout a user asked for.
     *
     * @param arguments what was given
     * @return the layout
     */
    static Layout of(Arguments arguments) {
        if (arguments.flag("json")) {
            return JSON;
        }
        return arguments.flag("no-format") ? PLAIN : TEXT;
    }

    /**
     * Writes a report.
     *
     * @param report the report
     * @param width how many columns there are
     * @return whole lines
     */
    abstract String render(Report report, int width);

    private static List<Block> blocks(Report report) {
        return report.blocks().isEmpty() ? DataBlocks.of(report.data()) : report.blocks();
    }
}
