package io.pagurus.shell;

import io.pagurus.command.CommandSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A command's help, written from its spec. */
final class HelpText {
    private static final int WIDTH = 100;

    private HelpText() {}

    static String of(CommandSpec spec) {
        StringBuilder out = new StringBuilder();
        out.append(spec.qualifiedName()).append(" - ").append(spec.summary()).append("\n\n");
        out.append("usage: ")
                .append(String.join("\n         ", Wrap.at(spec.synopsis(), WIDTH - 9)))
                .append('\n');
        if (!spec.description().isEmpty()) {
            out.append('\n')
                    .append(String.join("\n", Wrap.at(spec.description(), WIDTH)))
                    .append('\n');
        }
        Map<String, String> lines = new LinkedHashMap<>();
        spec.parameters().forEach(parameter -> lines.put(parameter.synopsis(), parameter.help()));
        section(out, "arguments", lines);
        lines.clear();
        spec.allOptions().forEach(option -> lines.put(option.synopsis(), option.help()));
        section(out, "options", lines);
        if (!spec.examples().isEmpty()) {
            out.append("\nexamples:\n");
            spec.examples().forEach(example -> out.append("  ").append(example).append('\n'));
        }
        return out.toString();
    }

    private static void section(StringBuilder out, String heading, Map<String, String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        int names = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        out.append('\n').append(heading).append(":\n");
        lines.forEach((name, help) -> {
            List<String> wrapped = Wrap.at(help, WIDTH - names - 4);
            out.append("  ").append(name).append(" ".repeat(names - name.length() + 2));
            out.append(String.join("\n" + " ".repeat(names + 4), wrapped)).append('\n');
        });
    }
}
