package io.pagurus.shell;

import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;
import org.jline.builtins.Completers.CompletionData;
import org.jline.reader.LineReader;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Called by the console's profile when it opens: sets it up, makes our commands complete their arguments, and greets. */
@Component(
        property = {
            CommandProcessor.COMMAND_SCOPE + "=" + "pagurus",
            CommandProcessor.COMMAND_FUNCTION + "=" + "welcome"
        })
public final class ConsoleSession implements Function {
    private static final String COMPLETIONS = ".completions";
    private static final String READER = ".reader";

    private final CommandRegistrar commands;

    /**
     * Made by Declarative Services.
     *
     * @param commands the platform's commands
     */
    @Activate
    public ConsoleSession(@Reference CommandRegistrar commands) {
        this.commands = commands;
    }

    @Override
    public @Nullable Object execute(CommandSession session, List<Object> words) throws Exception {
        if (!(session.get(READER) instanceof LineReader reader)) {
            // The session that Gogo makes in a one-shot run, where nobody types.
            return null;
        }
        reader.setOpt(LineReader.Option.GROUP);
        session.put("SCOPE", OneShot.SCOPE);
        session.put("prompt", "g! ");
        session.put("secondary-prompt-pattern", "%M%P > ");
        // As in one-shot runs: bundles, getProperty and the other methods of the system bundle's context.
        session.execute("addcommand context ${.context}");
        if (session.get(COMPLETIONS) instanceof Map<?, ?> others) {
            @SuppressWarnings("unchecked")
            Map<String, List<CompletionData>> known = (Map<String, List<CompletionData>>) others;
            session.put(COMPLETIONS, new LiveCompletions(known, commands));
        }
        var version = FrameworkUtil.getBundle(ConsoleSession.class).getVersion();
        Process.Utils.current()
                .out()
                .printf(
                        "Pagurus %d.%d.%d: devices change their shells here. help lists the commands, Ctrl-D leaves.%n",
                        version.getMajor(), version.getMinor(), version.getMicro());
        return null;
    }
}
