package io.pagurus.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Measures what is asked for and prints one line for each cost, beside its peer. */
public final class Main {
    private Main() {}

    /**
     * Runs.
     *
     * @param arguments see {@code bench/README.md}
     * @throws Exception if something cannot be measured
     */
    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.of(arguments);
        Predicate<String> wanted = Pattern.compile(settings.pattern()).asPredicate();
        List<Line> lines = new ArrayList<>();
        StreamFiles.prepare(settings.root().resolve("testing").resolve("streams"), settings.file());
        lines.addAll(new Micro(settings).run(wanted));
        if (wanted.test("swap")) {
            lines.addAll(new SwapPauses(settings.swaps()).run());
        }
        if (wanted.test("launch")) {
            lines.addAll(new Launches(settings.root(), settings.starts()).run());
        }
        if (Kernels.wanted(wanted)) {
            lines.addAll(new Kernels(settings.root(), settings.quick(), wanted).run());
        }
        System.out.println();
        lines.forEach(line -> System.out.println(line.text()));
    }
}
