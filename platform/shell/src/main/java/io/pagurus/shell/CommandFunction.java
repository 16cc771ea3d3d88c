package io.pagurus.shell;

import io.pagurus.command.Arguments;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Report;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One command as a Gogo function. The only place where a command's answer is printed. */
final class CommandFunction implements Function {
    /** Goes to the log file alone: the user is told in one line. */
    private static final Logger DETAIL = LoggerFactory.getLogger("io.pagurus.log.detail");

    private final Command command;
    private final CommandSpec spec;

    CommandFunction(Command command, CommandSpec spec) {
        this.command = command;
        this.spec = spec;
    }

    @Override
    public @Nullable Object execute(CommandSession session, List<Object> words) throws CommandFailed {
        Process process = Process.Utils.current();
        Report report;
        Layout layout = Layout.TEXT;
        try (ProgressLine progress = ProgressLine.on(process.err())) {
            Arguments arguments =
                    Arguments.parse(spec, words.stream().map(String::valueOf).toList(), session.currentDir(), progress);
            if (arguments.flag("help")) {
                report = Report.text(HelpText.of(spec).split("\n"));
            } else {
                layout = Layout.of(arguments);
                report = command.run(arguments.relayingTo(bytes -> relay(process.out(), bytes)));
            }
        } catch (CommandException e) {
            DETAIL.debug("{}", spec.qualifiedName(), e);
            throw failed(session, e.exitStatus(), e.getMessage(), e);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            DETAIL.error("{} failed", spec.qualifiedName(), e);
            throw failed(session, Report.EXIT_NEGATIVE, unexpected(e), e);
        }
        print(report, layout, process.out(), Width.of(session, process));
        if (report.exitStatus() != Report.EXIT_OK) {
            process.error(report.exitStatus());
            status(session, report.exitStatus());
        }
        return null;
    }

    /** What a guest writes is shown as it comes, whole characters or not. */
    private static void relay(PrintStream out, byte[] bytes) {
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    private static void print(Report report, Layout layout, PrintStream out, int width) {
        out.print(layout.render(report, width));
        out.flush();
    }

    private String unexpected(Throwable e) {
        String log = System.getProperty("pagurus.log");
        String said = e.getMessage() == null
                ? ""
                : ": " + e.getMessage().lines().findFirst().orElse("");
        return spec.qualifiedName() + " failed unexpectedly with "
                + e.getClass().getSimpleName() + said + (log == null ? "" : " (trace in " + log + ")");
    }

    private static CommandFailed failed(CommandSession session, int status, @Nullable String message, Throwable cause) {
        status(session, status);
        return new CommandFailed(status, message, cause);
    }

    /** A one-shot session keeps the status of the first command that failed. */
    private static void status(CommandSession session, int status) {
        if (session.get(OneShot.STATUS) instanceof AtomicInteger first) {
            first.compareAndSet(0, status);
        }
    }
}
