package io.pagurus.shell;

import java.util.ArrayList;
import java.util.List;

/** Breaks text at spaces. */
final class Wrap {
    private Wrap() {}

    /**
     * Breaks each line of a text at spaces. A word longer than a line stays whole: it may be a name to copy.
     *
     * @param text the text
     * @param width the longest line
     * @return at least one line
     */
    static List<String> at(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ", -1)) {
                if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(word);
                } else {
                    line.append(line.isEmpty() ? "" : " ").append(word);
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
