package io.pagurus.distribution;

import io.pagurus.command.Arguments;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import java.io.IOException;
import java.nio.file.Files;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Publishes commands that end in each way a command can end. Loaded inside the framework, from {@link FixtureBundle}. */
public final class FixtureActivator implements BundleActivator {
    private interface Work {
        Report run(Arguments arguments) throws CommandException;
    }

    @Override
    public void start(BundleContext context) {
        publish(context, CommandSpec.of("fixture", "good").build(), arguments -> Report.text("good"));
        publish(
                context,
                CommandSpec.of("fixture", "negative").build(),
                arguments -> Report.of("broken").negative());
        publish(context, CommandSpec.of("fixture", "refuse").build(), arguments -> {
            throw new RefusedException("refused, and this is why");
        });
        publish(context, CommandSpec.of("fixture", "crash").build(), arguments -> {
            throw new IllegalStateException("a bug");
        });
        publish(
                context,
                CommandSpec.of("fixture", "read")
                        .required("file", "a file", Completion.FILE)
                        .build(),
                FixtureActivator::read);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework withdraws the services.
    }

    private static Report read(Arguments arguments) throws CommandException {
        try {
            return Report.text(Files.readString(arguments.file(arguments.get("file"))));
        } catch (IOException e) {
            throw new RefusedException("cannot read " + e.getMessage(), e);
        }
    }

    private static void publish(BundleContext context, CommandSpec spec, Work work) {
        context.registerService(
                Command.class,
                new Command() {
                    @Override
                    public CommandSpec spec() {
                        return spec;
                    }

                    @Override
                    public Report run(Arguments arguments) throws CommandException {
                        return work.run(arguments);
                    }
                },
                null);
    }
}
