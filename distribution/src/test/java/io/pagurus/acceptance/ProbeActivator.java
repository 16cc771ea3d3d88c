package io.pagurus.acceptance;

import io.pagurus.command.Arguments;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.machine.Machines;
import io.pagurus.memory.MemoryFaultException;
import io.pagurus.spapr.HypercallTable;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * A bundle inside the framework that does what a test outside asks for. The test's classes and the framework's are not
 * the same, so they talk in strings: {@code run SCOPE:NAME WORDS…}, {@code devices TYPE}, {@code state},
 * {@code call OPCODE REGISTERS…}.
 */
public final class ProbeActivator implements BundleActivator {
    /** Name of the service property that marks the probe. */
    public static final String PROPERTY = "pagurus.probe";

    /** Made by the framework. */
    public ProbeActivator() {}

    @Override
    public void start(BundleContext context) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(PROPERTY, true);
        context.registerService(UnaryOperator.class, (UnaryOperator<String>) line -> answer(context, line), properties);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework withdraws the service.
    }

    private static String answer(BundleContext context, String line) {
        List<String> words = Arrays.asList(line.split(" "));
        return switch (words.getFirst()) {
            case "run" -> run(context, words.get(1), words.subList(2, words.size()));
            case "devices" -> devices(machine(context), words.get(1));
            case "state" -> machine(context).runState().text();
            case "read" -> read(machine(context), words.get(1));
            case "write" -> write(machine(context), words.get(1), words.get(2));
            case "call" -> call(machine(context), words.subList(1, words.size()));
            default -> throw new IllegalArgumentException(line);
        };
    }

    private static String run(BundleContext context, String name, List<String> words) {
        try {
            for (ServiceReference<Command> reference : context.getServiceReferences(Command.class, null)) {
                Command command = context.getService(reference);
                if (command != null && command.spec().qualifiedName().equals(name)) {
                    try {
                        return command.run(Arguments.parse(command.spec(), words.toArray(String[]::new)))
                                        .exitStatus()
                                + "";
                    } catch (CommandException e) {
                        return e.getMessage();
                    }
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalArgumentException("no command " + name);
    }

    private static Machine machine(BundleContext context) {
        Machines machines = context.getService(context.getServiceReference(Machines.class));
        return machines.current().orElseThrow();
    }

    private static String devices(Machine machine, String type) {
        return machine.devices().stream()
                .filter(node -> node.type().name().equals(type))
                .map(ProbeActivator::implementation)
                .collect(Collectors.joining(" "));
    }

    private static String implementation(DeviceNode node) {
        return node.parked() ? "parked" : Integer.toString(node.type().implementation());
    }

    /** Answers the doubleword at a guest real address, in hexadecimal. */
    private static String read(Machine machine, String address) {
        try {
            return Long.toHexString(machine.memory().loadU64(Long.parseUnsignedLong(address, 16)));
        } catch (MemoryFaultException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String write(Machine machine, String address, String value) {
        try {
            machine.memory().storeU64(Long.parseUnsignedLong(address, 16), Long.parseUnsignedLong(value, 16));
            return "";
        } catch (MemoryFaultException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Answers the status and the output registers, all in hexadecimal. */
    private static String call(Machine machine, List<String> words) {
        long[] registers = new long[HypercallTable.REGISTERS];
        for (int i = 1; i < words.size(); i++) {
            registers[i - 1] = Long.parseUnsignedLong(words.get(i), 16);
        }
        long status = machine.contract(HypercallTable.class)
                .orElseThrow()
                .call(Long.parseUnsignedLong(words.getFirst(), 16), registers);
        return status + " " + Long.toHexString(registers[0]);
    }
}
