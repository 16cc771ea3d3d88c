package io.pagurus.shell;

import io.pagurus.command.Report;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.apache.felix.gogo.runtime.Parser;
import org.apache.felix.gogo.runtime.SyntaxError;
import org.apache.felix.gogo.runtime.Token;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Runs one line of commands and gives the exit status.
 *
 * <p>A service of a JDK type, so that the launcher, which is outside all bundles, can call it.
 */
@Component(service = ToIntFunction.class, property = "pagurus.shell=one-shot")
public final class OneShot implements ToIntFunction<String> {
    /** The session variable that holds the status of the first command that failed. */
    static final String STATUS = ".pagurus.status";

    /** Where names without a scope are looked for: help is ours, everything else may be anybody's. */
    static final String SCOPE = "pagurus:gogo:*";

    private final CommandProcessor processor;
    private final Readiness readiness;

    /**
     * Made by Declarative Services.
     *
     * @param processor makes the session
     * @param readiness knows which components wait for something
     */
    @Activate
    public OneShot(@Reference CommandProcessor processor, @Reference Readiness readiness) {
        this.processor = processor;
        this.readiness = readiness;
    }

    @Override
    public int applyAsInt(String program) {
        readiness.warnOfWaiting();
        // Not System.out: Gogo has put itself there, and would hand its own output back to itself.
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        AtomicInteger status = new AtomicInteger();
        try (CommandSession session = processor.createSession(new FileInputStream(FileDescriptor.in), out, err)) {
            session.put(STATUS, status);
            session.put("SCOPE", SCOPE);
            // As in the console: bundles, getProperty and the other methods of the system bundle's context.
            session.execute("addcommand context ${.context}");
            for (String statement : statements(program)) {
                Object answer = session.execute(statement);
                if (answer != null) {
                    out.println(session.format(answer, Converter.INSPECT));
                }
            }
        } catch (CommandFailed e) {
            err.println(e.getMessage());
            return firstOf(status, e.exitStatus());
        } catch (CommandNotFoundException e) {
            err.println("unknown command '" + e.getCommand() + "'; ./pagurus help lists the platform's");
            return firstOf(status, Report.EXIT_USAGE);
        } catch (Exception e) {
            // Gogo wraps what it cannot parse in an exception of its own.
            boolean unparsable = e instanceof SyntaxError || e.getCause() instanceof SyntaxError;
            String message = e.getMessage() == null ? e.toString() : e.getMessage();
            err.println(unparsable ? "cannot be parsed: " + message : message);
            return firstOf(status, unparsable ? Report.EXIT_USAGE : Report.EXIT_NEGATIVE);
        } finally {
            out.flush();
            err.flush();
        }
        return status.get();
    }

    /** Cuts a program where it has semicolons or line ends: run as a whole, Gogo would show the last statement's answer only. */
    static List<String> statements(String program) {
        List<String> statements = new ArrayList<>();
        int start = 0;
        for (Token token : new Parser(program).program().tokens()) {
            if (token instanceof Parser.Operator && (Token.eq(";", token) || Token.eq("\n", token))) {
                statements.add(program.substring(start, token.start()));
                start = token.start() + token.length();
            }
        }
        statements.add(program.substring(start));
        return statements;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
    }

    private static int firstOf(AtomicInteger status, int now) {
        return status.get() == 0 ? now : status.get();
    }
}
