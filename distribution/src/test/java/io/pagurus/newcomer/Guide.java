package io.pagurus.newcomer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A section of a document as a program sees it: the fenced blocks, each after the name of the file that it belongs to. */
final class Guide {
    private static final Pattern BLOCK =
            Pattern.compile("(?:^`([^`\\n]+)`\\n)?^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private Guide() {}

    /**
     * One block.
     *
     * @param file the file's name; empty for a console
     * @param language what follows the fence, such as {@code java}, {@code diff} or {@code console}
     * @param text its lines
     */
    record Block(String file, String language, String text) {
        boolean isConsole() {
            return language.equals("console");
        }

        boolean isChange() {
            return language.equals("diff");
        }

        @Override
        public String toString() {
            return isConsole() ? text.lines().findFirst().orElse("") : language + " " + file;
        }
    }

    static List<Block> read(Path document, String heading) throws IOException {
        String text = Files.readString(document);
        int start = text.indexOf("\n## " + heading + "\n");
        if (start < 0) {
            throw new AssertionError(document + " has no section '" + heading + "'");
        }
        int end = text.indexOf("\n## ", start + 1);
        Matcher blocks = BLOCK.matcher(end < 0 ? text.substring(start) : text.substring(start, end));
        return blocks.results()
                .map(block -> new Block(block.group(1) == null ? "" : block.group(1), block.group(2), block.group(3)))
                .toList();
    }
}
