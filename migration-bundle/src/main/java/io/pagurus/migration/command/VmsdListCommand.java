package io.pagurus.migration.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Report;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code vmsd:list}: the descriptions that installed implementations register. */
@Component
public final class VmsdListCommand implements Command {
    private final VmsdDirectory directory;

    /**
     * The command.
     *
     * @param directory knows the descriptions
     */
    @Activate
    public VmsdListCommand(@Reference VmsdDirectory directory) {
        this.directory = directory;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("vmsd", "list")
                .summary("list the description services now registered, with their identity rules")
                .example("vmsd:list")
                .build();
    }

    @Override
    public Report run(Arguments arguments) {
        List<VmsdDirectory.Listed> all = directory.all();
        Block.TableBuilder table = Block.Table.of(
                null, "vmsd", "version", "min", "device", "idstr", "instance_id", "registered by", "bundle");
        for (VmsdDirectory.Listed listed : all) {
            table.row(
                    listed.vmsd().name(),
                    listed.vmsd().version(),
                    listed.vmsd().minimumVersion(),
                    listed.device(),
                    listed.idstrRule(),
                    listed.instanceRule(),
                    listed.registered(),
                    listed.bundle());
        }
        return Report.of(all, table.build());
    }
}
