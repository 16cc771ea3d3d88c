package io.pagurus.launcher;

import org.apache.felix.framework.Logger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Sends the framework's own messages to the log: Felix would print them to standard output, among the results of commands. */
final class FrameworkLog extends Logger {
    @Override
    @SuppressWarnings("rawtypes") // As Felix declares it.
    protected void doLog(
            @Nullable Bundle bundle,
            @Nullable ServiceReference reference,
            int level,
            @Nullable String message,
            @Nullable Throwable throwable) {
        Level severity = switch (level) {
            case Logger.LOG_ERROR -> Level.ERROR;
            case Logger.LOG_WARNING -> Level.WARN;
            case Logger.LOG_INFO -> Level.INFO;
            default -> Level.DEBUG;
        };
        LoggerFactory.getLogger("org.apache.felix.framework")
                .atLevel(severity)
                .setCause(throwable)
                .log("{}{}", bundle == null ? "" : bundle + ": ", message);
    }
}
