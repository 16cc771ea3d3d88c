package io.pagurus.migration.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.command.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code vmsd:show}: one description, field by field. */
@Component
public final class VmsdShowCommand implements Command {
    private final VmsdDirectory directory;

    /**
     * The command.
     *
     * @param directory knows the descriptions
     */
    @Activate
    public VmsdShowCommand(@Reference VmsdDirectory directory) {
        this.directory = directory;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("vmsd", "show")
                .summary("show one description: fields, versions, subsections, identity")
                .required(
                        "NAME[@VERSION]",
                        "name of the vmsd, and its version_id if several are registered",
                        Completion.from(() -> directory.all().stream()
                                .map(listed -> listed.vmsd().name())
                                .distinct()
                                .toList()))
                .example("vmsd:show spapr_iommu")
                .example("vmsd:show spapr_iommu@4")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws CommandException {
        String wanted = arguments.get("NAME[@VERSION]");
        int at = wanted.lastIndexOf('@');
        String name = at < 0 ? wanted : wanted.substring(0, at);
        int version = at < 0 ? -1 : version(wanted.substring(at + 1));
        Map<VmsdOutline, List<VmsdDirectory.Listed>> found = new LinkedHashMap<>();
        for (VmsdDirectory.Listed listed : directory.all()) {
            VmsdOutline vmsd = listed.vmsd();
            if (vmsd.name().equals(name) && (version < 0 || vmsd.version() == version)) {
                found.computeIfAbsent(vmsd, _ -> new ArrayList<>()).add(listed);
            }
        }
        if (found.isEmpty()) {
            throw new RefusedException(
                    "no description '%s' is registered; vmsd:list shows those that are".formatted(wanted));
        }
        List<Block> blocks = new ArrayList<>();
        found.forEach((vmsd, uses) -> {
            blocks.add(vmsd.tree());
            Block.TableBuilder table =
                    Block.Table.of("used by", "device", "idstr", "instance_id", "registered by", "bundle");
            uses.forEach(use ->
                    table.row(use.device(), use.idstrRule(), use.instanceRule(), use.registered(), use.bundle()));
            blocks.add(table.build());
        });
        return Report.of(found.values().stream().flatMap(List::stream).toList(), blocks.toArray(Block[]::new));
    }

    private static int version(String text) throws UsageException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new UsageException("a version_id is a number, not '%s'".formatted(text));
        }
    }
}
