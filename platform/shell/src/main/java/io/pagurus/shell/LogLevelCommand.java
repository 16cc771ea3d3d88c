package io.pagurus.shell;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.pagurus.command.Arguments;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.command.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.slf4j.LoggerFactory;

/** Shows or sets how much loggers say. */
@Component
public final class LogLevelCommand implements Command {
    private static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF");

    /**
     * A logger that has a level of its own.
     *
     * @param logger its name
     * @param level the level
     */
    public record LoggerLevel(String logger, String level) {}

    /** Made by Declarative Services. */
    public LogLevelCommand() {}

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("log", "level")
                .summary("show or set how much a logger says")
                .description(
                        "Without arguments, lists the loggers that have a level of their own. The trace of a migration, in the words"
                                + " of QEMU's trace points, is the logger io.pagurus.migration.trace at level TRACE.")
                .optional("logger", "the logger, or root", Completion.from(LogLevelCommand::names))
                .optional("level", "one of " + String.join(", ", LEVELS), Completion.of(LEVELS.toArray(String[]::new)))
                .example("log:level io.pagurus.migration.trace TRACE")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws CommandException {
        Optional<String> name = arguments.find("logger");
        if (name.isEmpty()) {
            return Report.of(levels());
        }
        Logger logger = context().getLogger(name.get().equals("root") ? Logger.ROOT_LOGGER_NAME : name.get());
        Optional<String> level = arguments.find("level");
        if (level.isPresent()) {
            String wanted = level.get().toUpperCase(Locale.ROOT);
            if (!LEVELS.contains(wanted)) {
                throw new UsageException(
                        "'" + level.get() + "' is no level; it is one of " + String.join(", ", LEVELS));
            }
            logger.setLevel(Level.valueOf(wanted));
        }
        return Report.of(
                new LoggerLevel(logger.getName(), logger.getEffectiveLevel().toString()));
    }

    private static List<LoggerLevel> levels() throws RefusedException {
        return context().getLoggerList().stream()
                .filter(logger -> logger.getLevel() != null)
                .map(logger ->
                        new LoggerLevel(logger.getName(), logger.getLevel().toString()))
                .toList();
    }

    private static List<String> names() {
        return LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                ? context.getLoggerList().stream().map(Logger::getName).toList()
                : List.of();
    }

    private static LoggerContext context() throws RefusedException {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            return context;
        }
        throw new RefusedException("levels can be set only while logging goes through logback");
    }
}
