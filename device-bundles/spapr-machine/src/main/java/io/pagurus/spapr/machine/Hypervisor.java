package io.pagurus.spapr.machine;

import io.pagurus.cpu.CpuBoard;
import io.pagurus.cpu.CpuHost;
import io.pagurus.machine.Machine;
import io.pagurus.memory.RamBlock;
import io.pagurus.spapr.Chardevs;
import io.pagurus.spapr.PartitionTables;
import io.pagurus.spapr.machine.contract.Furniture;
import io.pagurus.spapr.machine.hcall.Supervisor;
import io.pagurus.spapr.machine.htab.GuestTables;
import io.pagurus.spapr.machine.htab.HashTableCalls;
import io.pagurus.spapr.machine.htab.PageTable;
import io.pagurus.spapr.machine.htab.StreamedTables;

/** Puts what stands under the CPUs into an empty machine: the translation of addresses, and who answers hypercalls. */
final class Hypervisor {
    /** log2 of the largest page of a hash guest: cap-hpt-max-page-size is 16M under TCG. */
    private static final int LARGEST_PAGE_SHIFT = 24;

    private Hypervisor() {}

    static void into(Machine machine, CpuBoard board, Furniture.Dispatchers dispatchers) {
        Supervisor supervisor = new Supervisor(
                machine,
                board,
                dispatchers.hypercalls(),
                dispatchers.rtas(),
                machine.contract(Chardevs.class).orElseThrow());
        GuestTables tables = new GuestTables(() -> order(machine), LARGEST_PAGE_SHIFT, processors(board, supervisor));
        new HashTableCalls(tables, address -> machine.memory().backed(address, 1))
                .calls()
                .forEach(dispatchers.hypercalls()::registerPlatform);
        machine.offer(PartitionTables.class, new StreamedTables(machine, tables));
        machine.offer(CpuHost.class, supervisor);
    }

    private static int order(Machine machine) {
        return PageTable.orderFor(machine.ramBlocks().stream()
                .mapToLong(RamBlock::usedLength)
                .findFirst()
                .orElse(1));
    }

    private static GuestTables.Processors processors(CpuBoard board, Supervisor supervisor) {
        return new GuestTables.Processors() {
            @Override
            public void changeLpcr(long set, long clear) {
                supervisor.changeLpcr(set, set | clear);
                board.forgetTranslations();
            }

            @Override
            public void flush() {
                board.forgetTranslations();
            }
        };
    }
}
