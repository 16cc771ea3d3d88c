package io.pagurus.command;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** How a face may complete a parameter or the value of an option. */
public sealed interface Completion {
    /** Nothing to offer. */
    Completion NONE = new None();

    /** Names of files, relative to the user's working directory. */
    Completion FILE = new Files();

    /**
     * A fixed set of words.
     *
     * @param words the words, in the order they are offered
     * @return the completion
     */
    static Completion of(String... words) {
        List<String> fixed = List.of(words);
        return new Words(() -> fixed);
    }

    /**
     * Words that depend on the state of the runtime, asked for at each completion.
     *
     * @param words gives the words; quick, and does not throw
     * @return the completion
     */
    static Completion from(Supplier<? extends Collection<String>> words) {
        return new Words(words);
    }

    /** Nothing to offer. */
    record None() implements Completion {}

    /** Names of files. */
    record Files() implements Completion {}

    /**
     * Words.
     *
     * @param words gives the words
     */
    record Words(Supplier<? extends Collection<String>> words) implements Completion {}
}
