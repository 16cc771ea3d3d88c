package io.pagurus.shell;

import io.pagurus.command.CommandSpec;
import java.io.Serial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.builtins.Completers.CompletionData;
import org.jspecify.annotations.Nullable;

/** The console's completions: those set in the session, and for our commands what their specs say at the moment. */
final class LiveCompletions extends HashMap<String, List<CompletionData>> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient CommandRegistrar commands;

    LiveCompletions(Map<String, List<CompletionData>> known, CommandRegistrar commands) {
        super(known);
        this.commands = commands;
    }

    @Override
    public @Nullable List<CompletionData> get(@Nullable Object command) {
        Optional<CommandSpec> spec = commands.specs().stream()
                .filter(known -> known.qualifiedName().equals(command))
                .findFirst();
        return spec.isPresent() ? of(spec.get()) : super.get(command);
    }

    @Override
    public boolean containsKey(@Nullable Object command) {
        return get(command) != null;
    }

    private static List<CompletionData> of(CommandSpec spec) {
        List<CompletionData> data = new ArrayList<>();
        data.add(new CompletionData(null, spec.summary(), null, null));
        spec.allOptions()
                .forEach(option -> data.add(new CompletionData(
                        List.of("--" + option.name()),
                        option.help(),
                        option.isFlag() ? null : Candidates.FUNCTION + " " + spec.qualifiedName(),
                        null)));
        data.add(new CompletionData(null, null, Candidates.FUNCTION + " " + spec.qualifiedName(), null));
        return data;
    }
}
