package io.pagurus.shell;

import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.Option;
import io.pagurus.command.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.jline.reader.Candidate;
import org.jline.reader.ParsedLine;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What may stand at the cursor, for a command of ours. Gogo's completer asks through a function of the session. */
@Component(
        property = {
            CommandProcessor.COMMAND_SCOPE + "=" + "pagurus",
            CommandProcessor.COMMAND_FUNCTION + "=" + "candidates"
        })
public final class Candidates implements Function {
    /** The function's name, as the completer evaluates it. */
    static final String FUNCTION = "pagurus:candidates";

    private final CommandRegistrar commands;

    /**
     * Made by Declarative Services.
     *
     * @param commands the platform's commands
     */
    @Activate
    public Candidates(@Reference CommandRegistrar commands) {
        this.commands = commands;
    }

    @Override
    public Collection<Candidate> execute(CommandSession session, List<Object> words) {
        Optional<CommandSpec> spec = words.isEmpty()
                ? Optional.empty()
                : commands.find(words.getFirst().toString());
        if (spec.isEmpty() || !(session.get(".commandLine") instanceof ParsedLine line)) {
            return List.of();
        }
        List<String> before = line.words().subList(1, Math.max(1, line.wordIndex()));
        return switch (at(spec.get(), before)) {
            case Completion.None() -> List.of();
            case Completion.Words(var supplier) ->
                supplier.get().stream().map(Candidate::new).toList();
            case Completion.Files() -> files(session.currentDir(), line.word().substring(0, line.wordCursor()));
        };
    }

    /** What the word after these is: the value of an option, or the positional whose turn it is. */
    static Completion at(CommandSpec spec, List<String> before) {
        int position = 0;
        for (int i = 0; i < before.size(); i++) {
            String word = before.get(i);
            if (!word.startsWith("--")) {
                position++;
                continue;
            }
            Optional<Option> option = spec.option(word.substring(2));
            if (option.isPresent() && !option.get().isFlag() && ++i == before.size()) {
                return option.get().completion();
            }
        }
        List<Parameter> parameters = spec.parameters();
        if (parameters.isEmpty()) {
            return Completion.NONE;
        }
        if (position < parameters.size()) {
            return parameters.get(position).completion();
        }
        return parameters.getLast().repeated() ? parameters.getLast().completion() : Completion.NONE;
    }

    private static List<Candidate> files(Path directory, String typed) {
        String folder = typed.substring(0, typed.lastIndexOf('/') + 1);
        List<Candidate> found = new ArrayList<>();
        try (var files = Files.list(directory.resolve(folder))) {
            files.forEach(file -> {
                boolean isFolder = Files.isDirectory(file);
                String name = folder + file.getFileName() + (isFolder ? "/" : "");
                found.add(new Candidate(name, name, null, null, null, null, !isFolder));
            });
        } catch (IOException | InvalidPathException nothingThere) {
            return List.of();
        }
        return found;
    }
}
