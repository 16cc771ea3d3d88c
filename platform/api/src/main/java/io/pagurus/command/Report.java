package io.pagurus.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command found or did, for programs and for people.
 *
 * @param data records, lists, maps, strings, numbers, booleans, enums or null; what {@code --json} answers. A record becomes an object
 *     with its components' names, an enum its {@code toString()}, a {@code byte[]} a string of hexadecimal digits
 * @param blocks what people read; if empty, a face makes it from the data
 * @param exitStatus {@link #EXIT_OK} or {@link #EXIT_NEGATIVE}
 */
public record Report(@Nullable Object data, List<Block> blocks, int exitStatus) {
    /** All is well. */
    public static final int EXIT_OK = 0;

    /** A negative verdict, or refused input. */
    public static final int EXIT_NEGATIVE = 1;

    /** Wrong use. */
    public static final int EXIT_USAGE = 2;

    /** Copies the list. */
    public Report {
        blocks = List.copyOf(blocks);
    }

    /**
     * A good report.
     *
     * @param data what {@code --json} answers
     * @param blocks what people read; none to let the face make it from the data
     * @return the report
     */
    public static Report of(@Nullable Object data, Block... blocks) {
        return new Report(data, List.of(blocks), EXIT_OK);
    }

    /**
     * A good report that is nothing but a few lines.
     *
     * @param lines the lines
     * @return the report
     */
    public static Report text(String... lines) {
        return of(lines.length == 1 ? lines[0] : List.of(lines), Block.Text.of(lines));
    }

    /**
     * The same with a negative verdict.
     *
     * @return the report with {@link #EXIT_NEGATIVE}
     */
    public Report negative() {
        return new Report(data, blocks, EXIT_NEGATIVE);
    }

    /**
     * The same with a negative verdict if something holds.
     *
     * @param negative whether the verdict is negative
     * @return this, or the report with {@link #EXIT_NEGATIVE}
     */
    public Report negativeIf(boolean negative) {
        return negative ? negative() : this;
    }
}
