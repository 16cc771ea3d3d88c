package io.pagurus.shell;

import io.pagurus.command.Command;
import io.pagurus.command.CommandSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Registers a Gogo function for each command, for as long as the command is there. */
@Component(immediate = true, service = CommandRegistrar.class)
public final class CommandRegistrar {
    private final BundleContext context;
    private final Map<Command, Offered> offered = new ConcurrentHashMap<>();

    /** A command as it is offered. The spec is kept, so that a command's going away asks it nothing. */
    private record Offered(CommandSpec spec, ServiceRegistration<Function> registration) {}

    /**
     * Made by Declarative Services.
     *
     * @param context where the functions are registered
     */
    @Activate
    public CommandRegistrar(BundleContext context) {
        this.context = context;
        // Not a service: it would need this component, which in turn waits for commands.
        addCommand(new HelpCommand(this));
    }

    /**
     * Offers a command.
     *
     * @param command the command
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addCommand(Command command) {
        CommandSpec spec = command.spec();
        Map<String, Object> properties =
                Map.of(CommandProcessor.COMMAND_SCOPE, spec.scope(), CommandProcessor.COMMAND_FUNCTION, spec.name());
        offered.put(
                command,
                new Offered(
                        spec,
                        context.registerService(
                                Function.class,
                                new CommandFunction(command, spec),
                                FrameworkUtil.asDictionary(properties))));
    }

    /**
     * Withdraws a command.
     *
     * @param command the command
     */
    public void removeCommand(Command command) {
        Offered gone = offered.remove(command);
        if (gone != null) {
            gone.registration().unregister();
        }
    }

    /**
     * What is offered now.
     *
     * @return the specs, ordered by scope and name
     */
    List<CommandSpec> specs() {
        List<CommandSpec> specs = new ArrayList<>();
        offered.values().forEach(entry -> specs.add(entry.spec()));
        specs.sort(Comparator.comparing(CommandSpec::scope).thenComparing(CommandSpec::name));
        return specs;
    }

    /**
     * A command by the name users type.
     *
     * @param name {@code scope:name}, or the name alone
     * @return its spec, or empty
     */
    Optional<CommandSpec> find(String name) {
        return specs().stream()
                .filter(spec -> spec.qualifiedName().equals(name) || spec.name().equals(name))
                .findFirst();
    }
}
