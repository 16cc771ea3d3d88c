package io.pagurus.fuzz;

/** Where the fuzzer comes in; it finds these methods by their names. */
public final class Entry {
    private static Trial trial = Targets.SCAN.trial();

    private Entry() {}

    /**
     * Chooses the target.
     *
     * @param arguments its name
     */
    public static void fuzzerInitialize(String[] arguments) {
        trial = Targets.named(arguments[0]).trial();
    }

    /**
     * Tries one input.
     *
     * @param input hostile
     */
    public static void fuzzerTestOneInput(byte[] input) {
        boolean _ = trial.run(input);
    }
}
