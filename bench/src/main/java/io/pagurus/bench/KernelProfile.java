package io.pagurus.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time of a kernel goes, from a recording of the JVM's flight recorder: what the guest's thread does, what the
 * JVM's compilers do meanwhile and how long their queues are, and how often compiled code is given up.
 */
final class KernelProfile {
    private static final String INTERPRETER = "io.pagurus.cpu.ppc64.interpreter.Interpreter";
    private static final String REGION = "io.pagurus.cpu.ppc64.translator.RegionCode";
    private static final String PLANS = "io.pagurus.cpu.ppc64.translator.RegionPlanner";
    private static final String SEMANTICS = "io.pagurus.cpu.ppc64.isa.";
    private static final int NAMED = 4;

    private final Map<String, Integer> doing = new TreeMap<>();
    private final Map<String, Integer> methods = new HashMap<>();
    private final Map<String, Compiler> compilers = new TreeMap<>();
    private final Map<String, Integer> deoptimizations = new TreeMap<>();
    private int samples;

    /** What one of the JVM's compilers has done. */
    private static final class Compiler {
        private int methods;
        private int regions;
        private int failures;
        private Duration time = Duration.ZERO;
        private Duration longest = Duration.ZERO;
        private long queue;
    }

    private KernelProfile() {}

    /**
     * {@return options of a JVM that records itself}
     *
     * @param recording the file it is to write
     */
    static String options(Path recording) {
        return "-XX:+UnlockDiagnosticVMOptions -XX:+DebugNonSafepoints -Xlog:jfr*=off -XX:StartFlightRecording:filename="
                + recording
                + ",settings=profile,jdk.ExecutionSample#period=10ms,jdk.Compilation#threshold=0ms"
                + ",jdk.CompilerQueueUtilization#period=200ms";
    }

    /** {@return what a recording says, line by line} */
    static List<String> read(Path recording) throws IOException {
        KernelProfile profile = new KernelProfile();
        try (RecordingFile events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                profile.note(events.readEvent());
            }
        }
        return profile.lines();
    }

    private void note(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> sample(event.getStackTrace());
            case "jdk.Compilation" -> {
                Compiler compiler = compiler(event.getString("compiler"));
                compiler.methods++;
                compiler.time = compiler.time.plus(event.getDuration());
                if (event.getDuration().compareTo(compiler.longest) > 0) {
                    compiler.longest = event.getDuration();
                }
                RecordedMethod method = event.getValue("method");
                if (method != null && method.getType().getName().startsWith("io.pagurus.cpu.ppc64.translator.Region")) {
                    compiler.regions++;
                }
                // The event spells it so.
                if (!event.getBoolean("succeded")) {
                    compiler.failures++;
                }
            }
            case "jdk.CompilerQueueUtilization" -> {
                Compiler compiler = compiler(event.getString("compiler"));
                compiler.queue = Math.max(compiler.queue, event.getLong("peakQueueSize"));
            }
            case "jdk.Deoptimization" -> deoptimizations.merge(event.getString("reason"), 1, Integer::sum);
            default -> {
                // Nothing that is told.
            }
        }
    }

    private Compiler compiler(String name) {
        return compilers.computeIfAbsent(name.toUpperCase(Locale.ROOT), _ -> new Compiler());
    }

    private void sample(RecordedStackTrace trace) {
        if (trace == null) {
            return;
        }
        List<String> types = new ArrayList<>();
        for (RecordedFrame frame : trace.getFrames()) {
            types.add(frame.getMethod().getType().getName());
        }
        if (types.stream().noneMatch(INTERPRETER::equals)) {
            return;
        }
        samples++;
        RecordedMethod top = trace.getFrames().getFirst().getMethod();
        boolean region = types.contains(REGION);
        String semantics = types.stream()
                .filter(type -> type.startsWith(SEMANTICS))
                .findFirst()
                .orElse(null);
        String what;
        if (semantics != null) {
            what = region ? "semantic methods called by regions" : "semantic methods in tier 0";
            methods.merge(top.getType().getName().replaceFirst(".*\\.", "") + "." + top.getName(), 1, Integer::sum);
        } else if (region) {
            // The frames of translated code itself are hidden: what called it is the first that is seen.
            what = "translated code";
        } else if (types.contains(PLANS)) {
            what = "choosing regions";
        } else {
            what = "tier 0 and the way between regions";
        }
        doing.merge(what, 1, Integer::sum);
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        StringBuilder guest = new StringBuilder("guest's thread, %d samples:".formatted(samples));
        largest(doing)
                .forEach(one -> guest.append(" %s %.0f%%,".formatted(one.getKey(), 100.0 * one.getValue() / samples)));
        largest(methods).stream()
                .limit(NAMED)
                .forEach(one -> guest.append(" %s %.0f%%,".formatted(one.getKey(), 100.0 * one.getValue() / samples)));
        guest.setLength(guest.length() - 1);
        lines.add(guest.toString());
        compilers.forEach((name, compiler) -> lines.add(String.format(
                Locale.ROOT,
                "%s: %d methods, %d of them regions, in %.2f s, the longest %.2f s, %d given up; %d waited at most",
                name,
                compiler.methods,
                compiler.regions,
                seconds(compiler.time),
                seconds(compiler.longest),
                compiler.failures,
                compiler.queue)));
        StringBuilder given = new StringBuilder("deoptimisations:");
        largest(deoptimizations).forEach(one -> given.append(" %d %s,".formatted(one.getValue(), one.getKey())));
        lines.add(deoptimizations.isEmpty() ? given + " none" : given.substring(0, given.length() - 1));
        return lines;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static List<Map.Entry<String, Integer>> largest(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .toList();
    }
}
