package io.pagurus.migration.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Completion;
import io.pagurus.command.Report;
import io.pagurus.machine.Machine;
import io.pagurus.migration.live.SectionSaver;
import io.pagurus.savestate.Registration;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code vmsd:entries}: the registry of a machine, QEMU's list of SaveStateEntry. */
@Component
public final class VmsdEntriesCommand implements Command {
    private final Selection selection;

    /**
     * The command.
     *
     * @param selection finds what the user named
     */
    @Activate
    public VmsdEntriesCommand(@Reference Selection selection) {
        this.selection = selection;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("vmsd", "entries")
                .summary("show the SaveStateEntry table of a machine, in the order in which it is saved")
                .description(
                        "Entries whose needed() is false now send no section; they are left out unless --all is given, "
                                + "or IDSTR names them.")
                .optional("IDSTR", "only entries whose idstr contains this", Completion.NONE)
                .flag("all", "also entries that would send nothing now")
                .option("vm", "NAME", "the machine (default: the one loaded last)", selection.completeMachines())
                .example("vmsd:entries spapr_iommu")
                .build();
    }

    /**
     * One entry, as tables show it.
     *
     * @param sectionId section_id
     * @param idstr idstr
     * @param instanceId instance_id, unsigned
     * @param aliasId alias_id, or -1
     * @param version version_id
     * @param priority place in the order
     * @param registered how it was registered
     * @param compat the identity from before device paths, or null
     * @param needed whether it would send a section now
     * @param owner path of its device, or null
     */
    record Row(
            int sectionId,
            String idstr,
            long instanceId,
            long aliasId,
            int version,
            String priority,
            String registered,
            @Nullable String compat,
            boolean needed,
            @Nullable String owner) {}

    @Override
    public Report run(Arguments arguments) throws CommandException {
        Machine machine = selection.machine(arguments.option("vm"));
        String idstr = arguments.find("IDSTR").orElse("");
        boolean all = arguments.flag("all") || !idstr.isEmpty();
        List<Row> rows = new ArrayList<>();
        int silent = 0;
        for (SaveStateEntry entry : asSaved(machine)) {
            Row row = row(entry);
            boolean sends = row.needed() || row.registered().equals("register_savevm_live");
            if (!entry.idstr().contains(idstr)) {
                continue;
            }
            if (sends || all) {
                rows.add(row);
            } else {
                silent++;
            }
        }
        Block.TableBuilder table = Block.Table.of(
                machine.name(),
                "id",
                "idstr",
                "instance_id",
                "alias_id",
                "version",
                "priority",
                "registered by",
                "sends",
                "device");
        for (Row row : rows) {
            table.row(
                    row.sectionId(),
                    row.idstr(),
                    row.instanceId(),
                    row.aliasId() < 0 ? "" : row.aliasId(),
                    row.version(),
                    row.priority(),
                    row.registered(),
                    row.needed() ? "yes" : row.registered().equals("register_savevm_live") ? "iterates" : "no",
                    row.owner());
        }
        List<Block> blocks = new ArrayList<>(List.of(table.build()));
        if (silent > 0) {
            blocks.add(Block.Text.of("%d more entries would send nothing now; --all shows them".formatted(silent)));
        }
        return Report.of(rows, blocks.toArray(Block[]::new));
    }

    /** Iterables send their parts before the first FULL section. */
    private static List<SaveStateEntry> asSaved(Machine machine) {
        List<SaveStateEntry> entries = new ArrayList<>(machine.saveStates().entries());
        entries.sort(Comparator.comparing(entry -> !(entry.body() instanceof SaveStateBody.Live)));
        return entries;
    }

    private static Row row(SaveStateEntry entry) {
        return new Row(
                entry.sectionId(),
                entry.idstr(),
                Integer.toUnsignedLong(entry.instanceId()),
                entry.aliasId() == Registration.NO_ALIAS ? -1 : Integer.toUnsignedLong(entry.aliasId()),
                entry.versionId(),
                entry.priority().toString(),
                entry.registered(),
                entry.compat() == null ? null : entry.compat().toString(),
                SectionSaver.needed(entry),
                entry.owner());
    }
}
