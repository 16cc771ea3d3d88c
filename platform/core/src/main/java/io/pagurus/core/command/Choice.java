package io.pagurus.core.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Completion;
import io.pagurus.command.RefusedException;
import io.pagurus.machine.Machine;
import io.pagurus.machine.Machines;
import java.util.stream.Collectors;

/** Which machine a command means: the one named, or the one made last. */
final class Choice {
    /** Name of the parameter. */
    static final String VM = "vm";

    /** What help says about it. */
    static final String HELP = "name of a machine; the one made last if left out";

    private Choice() {}

    static Completion names(Machines machines) {
        return Completion.from(() -> machines.list().stream().map(Machine::name).toList());
    }

    static Machine of(Machines machines, Arguments arguments) throws RefusedException {
        var named = arguments.find(VM);
        if (machines.list().isEmpty()) {
            throw new RefusedException("no machine is loaded; load one with vm:load FILE");
        }
        if (named.isEmpty()) {
            return machines.current().orElseThrow(() -> new RefusedException("the machine has just been closed"));
        }
        return machines.find(named.get())
                .orElseThrow(() -> new RefusedException("no machine is called '%s'; there is %s"
                        .formatted(
                                named.get(),
                                machines.list().stream().map(Machine::name).collect(Collectors.joining(", ")))));
    }
}
