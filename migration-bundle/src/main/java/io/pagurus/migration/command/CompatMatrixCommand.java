package io.pagurus.migration.command;

import io.pagurus.command.Arguments;
import io.pagurus.command.Block;
import io.pagurus.command.Command;
import io.pagurus.command.CommandException;
import io.pagurus.command.CommandSpec;
import io.pagurus.command.Parameter;
import io.pagurus.command.RefusedException;
import io.pagurus.command.Report;
import io.pagurus.machine.MachineType;
import io.pagurus.migration.compat.Chain;
import io.pagurus.migration.compat.Direction;
import io.pagurus.migration.compat.Laboratory;
import io.pagurus.migration.compat.Matrix;
import io.pagurus.migration.compat.Outcome;
import io.pagurus.qdev.DeviceException;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code compat:matrix}: all pairs of installed implementations, and the journeys over two hops. */
@Component
public final class CompatMatrixCommand implements Command {
    private final Selection selection;

    /**
     * The command.
     *
     * @param selection finds what the user named
     */
    @Activate
    public CompatMatrixCommand(@Reference Selection selection) {
        this.selection = selection;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.of("compat", "matrix")
                .summary("judge all installed implementations of devices against each other")
                .description(
                        "Rows send, columns receive. Below each matrix stand the journeys A->B->A that are not "
                                + "identical, and the journeys A->B->C that are worse than their hops. Exit status 1 if any cell is broken.")
                .parameter(new Parameter("TYPE", "devices, such as spapr-iommu", true, true, selection.completeTypes()))
                .option(
                        "machine",
                        "TYPE",
                        "machine type that all run (default: the loaded machine's, else "
                                + Selection.DEFAULT_MACHINE_TYPE + ")",
                        selection.completeMachineTypes())
                .flag("chains", "show every journey that is not identical")
                .example("compat:matrix spapr-iommu spapr-drc")
                .build();
    }

    @Override
    public Report run(Arguments arguments) throws CommandException {
        MachineType machineType = selection.machineType(arguments.option("machine"));
        Laboratory laboratory = new Laboratory(selection.machines());
        List<Matrix> matrices = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        boolean broken = false;
        for (String type : arguments.all("TYPE")) {
            Matrix matrix;
            try {
                matrix = laboratory.matrix(
                        machineType,
                        selection.implementations(type),
                        (done, total, what) -> arguments.progress().at(done, total, type + " " + what));
            } catch (DeviceException e) {
                throw new RefusedException(e.getMessage());
            }
            matrices.add(matrix);
            blocks.addAll(blocks(matrix, arguments.flag("chains")));
            broken |= matrix.cells().stream().anyMatch(cell -> !cell.outcome().loads());
        }
        return Report.of(matrices, blocks.toArray(Block[]::new)).negativeIf(broken);
    }

    private static List<Block> blocks(Matrix matrix, boolean all) {
        List<Block> blocks = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        columns.add("from \\ to");
        matrix.implementations().forEach(to -> columns.add(Integer.toString(to)));
        Block.TableBuilder table = Block.Table.of(
                "%s on %s: rows send, columns receive".formatted(matrix.type(), matrix.machineType()),
                columns.toArray(String[]::new));
        for (int from : matrix.implementations()) {
            List<Object> row = new ArrayList<>();
            row.add(from);
            matrix.implementations().forEach(to -> row.add(matrix.cell(from, to).outcome()));
            table.row(row.toArray());
        }
        blocks.add(table.build());
        Block.TableBuilder causes = Block.Table.of("why", "pair", "verdict", "receiver says, or cause");
        for (Direction cell : matrix.cells()) {
            if (cell.outcome() != Outcome.IDENTICAL) {
                causes.row(cell.from() + "->" + cell.to(), cell.outcome(), why(cell));
            }
        }
        addUnlessEmpty(blocks, causes.build());
        Block.TableBuilder chains = Block.Table.of(
                "journeys worth a look: returns, and those worse than their hops", "chain", "verdict", "where");
        int told = 0;
        int silent = 0;
        for (Chain chain : matrix.chains()) {
            if (chain.outcome() == Outcome.IDENTICAL) {
                continue;
            }
            if (all || returns(chain) || worseThanHops(matrix, chain)) {
                chains.row(chain.path(), chain.outcome(), chain.note());
                told++;
            } else {
                silent++;
            }
        }
        addUnlessEmpty(blocks, chains.build());
        blocks.add(Block.Text.of(
                "%d journeys A->B->A and A->B->C tried; %d identical, %d shown, %d as bad as their worst hop%s"
                        .formatted(
                                matrix.chains().size(),
                                matrix.chains().size() - told - silent,
                                told,
                                silent,
                                silent > 0 ? " (--chains shows them)" : "")));
        return blocks;
    }

    private static boolean returns(Chain chain) {
        return chain.hops().getFirst().equals(chain.hops().getLast());
    }

    private static boolean worseThanHops(Matrix matrix, Chain chain) {
        Outcome worst = Outcome.IDENTICAL;
        for (int i = 1; i < chain.hops().size(); i++) {
            Outcome hop =
                    matrix.cell(chain.hops().get(i - 1), chain.hops().get(i)).outcome();
            worst = hop.compareTo(worst) > 0 ? hop : worst;
        }
        return chain.outcome().compareTo(worst) > 0;
    }

    private static void addUnlessEmpty(List<Block> blocks, Block.Table table) {
        if (!table.rows().isEmpty()) {
            blocks.add(table);
        }
    }

    private static String why(Direction cell) {
        if (cell.section() != null && !cell.section().receiver().isEmpty()) {
            return cell.section().receiver().getFirst();
        }
        return Words.cause(cell.section());
    }
}
