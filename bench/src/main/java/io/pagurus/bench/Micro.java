package io.pagurus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the rows that JMH measures, and puts each result beside its peer's. */
final class Micro {
    private final Settings settings;

    Micro(Settings settings) {
        this.settings = settings;
    }

    /** {@return a line for each row that is wanted, and each of its parameters} */
    List<Line> run(Predicate<String> wanted) throws RunnerException, IOException {
        List<Row> rows =
                Rows.ALL.stream().filter(row -> wanted.test(row.name())).toList();
        Set<String> methods = new TreeSet<>();
        for (Row row : rows) {
            methods.add(row.measured());
            methods.add(row.peer());
        }
        if (methods.isEmpty()) {
            return List.of();
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .forks(1)
                .warmupIterations(settings.warmUps())
                .warmupTime(TimeValue.milliseconds(settings.millis()))
                .measurementIterations(settings.measurements())
                .measurementTime(TimeValue.milliseconds(settings.millis()));
        for (String method : methods) {
            options.include("\\.%s$".formatted(method.replace(".", "\\.")));
        }
        if (methods.stream().anyMatch(method -> method.startsWith("Stream"))) {
            options.param("file", settings.files().toArray(String[]::new));
        }
        return lines(rows, new Runner(options.build()).run());
    }

    private static List<Line> lines(List<Row> rows, Collection<RunResult> results) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (Row row : rows) {
            for (RunResult ours : results) {
                RunResult theirs = results.stream()
                        .filter(other -> method(other).equals(row.peer())
                                && parameters(other).equals(parameters(ours)))
                        .findFirst()
                        .orElse(null);
                if (method(ours).equals(row.measured()) && theirs != null) {
                    lines.add(line(row, ours, theirs));
                }
            }
        }
        return lines;
    }

    private static Line line(Row row, RunResult ours, RunResult theirs) throws IOException {
        String parameters = parameters(ours);
        return new Line(
                parameters.isEmpty() ? row.name() : "%s [%s]".formatted(row.name(), parameters),
                median(ours),
                ours.getPrimaryResult().getScoreUnit().replace("/op", ""),
                row.peerName(),
                median(theirs),
                row.aim(),
                rate(ours, theirs),
                row.cost(),
                row.why());
    }

    /** Bytes a second, where a file is read. */
    private static String rate(RunResult ours, RunResult theirs) throws IOException {
        String file = ours.getParams().getParam("file");
        if (file == null) {
            return "";
        }
        double kilobytes = Files.size(StreamFiles.path(file)) / 1e3;
        return String.format(
                Locale.ROOT,
                "%.1f MB: %.2f GB/s beside %.2f GB/s",
                kilobytes / 1e3,
                kilobytes / median(ours),
                kilobytes / median(theirs));
    }

    /** The host is shared: a mean would tell of the neighbours. */
    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static String method(RunResult result) {
        String name = result.getParams().getBenchmark();
        int type = name.lastIndexOf('.', name.lastIndexOf('.') - 1);
        return name.substring(type + 1);
    }

    private static String parameters(RunResult result) {
        return String.join(
                ",",
                result.getParams().getParamsKeys().stream()
                        .map(key -> result.getParams().getParam(key))
                        .toList());
    }
}
