package io.pagurus.command;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One command, published as an OSGi service under this interface.
 *
 * <p>The face that runs it owns parsing, help, rendering and exit status. A command prints nothing: everything it has to say is in the
 * report, or in the exception that says why there is none.
 */
@ConsumerType
public interface Command {
    /**
     * What the command is called and what it takes. Must give an equal answer each time, without side effects and quickly: faces ask for
     * it when they list, complete and parse.
     *
     * @return the description
     */
    CommandSpec spec();

    /**
     * Does the work.
     *
     * @param arguments what the user gave, already checked against {@link #spec()}
     * @return what was found or done
     * @throws UsageException if the arguments do not fit together in a way the spec cannot express; exit status 2
     * @throws RefusedException if the input or the state of the machine does not allow it; exit status 1
     * @throws CommandException if it fails in another way that the user can understand
     */
    Report run(Arguments arguments) throws CommandException;
}
