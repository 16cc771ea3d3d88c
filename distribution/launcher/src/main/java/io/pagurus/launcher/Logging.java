package io.pagurus.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Sets up logback without its XML reader, which costs a quarter of the start-up time.
 *
 * <p>Warnings go to standard error as one line each, without stack traces. The same with stack traces go to the file named by the
 * property {@code pagurus.log}, which is created when there is something to write. The migration trace goes to standard error as bare
 * lines, as QEMU's does, when its logger's level allows it.
 */
public final class Logging extends ContextAwareBase implements Configurator {
    /** The logger whose trace lines show what a migration does. */
    static final String TRACE_LOGGER = "io.pagurus.migration.trace";

    /** Called by logback. */
    public Logging() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console(context, "%-5level %logger{24}: %msg%n%nopex"));
        String file = System.getProperty("pagurus.log");
        if (file != null) {
            LogFile log = new LogFile(file, encoder(context, "%d %-5level [%thread] %logger: %msg%n%ex"));
            log.setContext(context);
            log.start();
            root.addAppender(log);
            // What users are told in one line is recorded in full here, and only here.
            var detail = context.getLogger("io.pagurus.log.detail");
            detail.setAdditive(false);
            detail.addAppender(log);
        }

        var trace = context.getLogger(TRACE_LOGGER);
        trace.setAdditive(false);
        trace.setLevel(Boolean.getBoolean("pagurus.trace") ? Level.TRACE : Level.WARN);
        trace.addAppender(console(context, "%msg%n"));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext context, String pattern) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setTarget("System.err");
        console.setContext(context);
        console.setEncoder(encoder(context, pattern));
        console.start();
        return console;
    }

    private static PatternLayoutEncoder encoder(LoggerContext context, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        return encoder;
    }
}
