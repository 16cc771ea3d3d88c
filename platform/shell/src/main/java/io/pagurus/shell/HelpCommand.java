package io.pagurus.shell;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists the platform's commands, or explains one. */
final class HelpCommand implements Command {
    private final CommandRegistrar commands;

    /** A line of the list, as {@code --json} gives it. */
    private record Listed(String command, String summary, String synopsis) {}

    HelpCommand(CommandRegistrar commands) {
        this.commands = commands;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("pagurus", "help")
                .summary("list the platform's commands, or explain one")
                .description("In the shell, gogo:help lists the commands of the framework and of the shell itself.")
                .optional(
                        "command",
                        "the command to explain, such as log:level",
                        Completion.from(() -> commands.specs().stream()
                                .map(CommandSpec::qualifiedName)
                                .toList()))
                .example("help")
                .example("help log:level")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws RefusedException {
        Optional<String> name = arguments.find("command");
        if (name.isEmpty()) {
            return list(commands.specs());
        }
        CommandSpec found = commands.find(name.get())
                .orElseThrow(() -> new RefusedException(
                        "no command of the platform is called '" + name.get() + "'; help lists them"));
        return Report.text(HelpText.of(found).split("\n"));
    }

    private static Report list(List<CommandSpec> specs) {
        Map<String, Map<String, String>> scopes = new LinkedHashMap<>();
        for (CommandSpec spec : specs) {
            scopes.computeIfAbsent(spec.scope(), scope -> new LinkedHashMap<>())
                    .put(spec.qualifiedName(), spec.summary());
        }
        List<Block> blocks = new ArrayList<>();
        int longest = specs.stream()
                .mapToInt(spec -> spec.qualifiedName().length())
                .max()
                .orElse(0);
        scopes.values().forEach(scope -> {
            // Padded to one width, so that the scopes' columns stand under each other.
            Map<String, String> padded = new LinkedHashMap<>();
            scope.forEach((name, summary) -> padded.put(name + " ".repeat(longest - name.length()), summary));
            blocks.add(new Block.Properties(null, padded));
        });
        blocks.add(Block.Text.of("COMMAND --help explains one. In the shell, gogo:help lists the framework's own."));
        List<Listed> data = specs.stream()
                .map(spec -> new Listed(spec.qualifiedName(), spec.summary(), spec.synopsis()))
                .toList();
        return Report.of(data, blocks.toArray(Block[]::new));
    }
}
