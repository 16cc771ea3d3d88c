package io.pagurus.migration.live;

import io.pagurus.machine.Machine;
import io.pagurus.migration.stream.HashPageTable;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;

/** The iterables of a pseries machine, which send START, PART and END sections: RAM and the hash page table. */
final class Iterables {
    /** idstr of guest RAM. */
    static final String RAM = "ram";

    /** idstr of the hash page table. */
    static final String HTAB = "spapr/htab";

    private static final int RAM_VERSION = 4;
    private static final int HTAB_VERSION = 1;

    private Iterables() {}

    static void register(Machine machine, HashPageTable table, boolean withTable) throws DuplicateSectionException {
        registerRam(machine);
        if (withTable) {
            machine.saveStates().registerLive(null, HTAB, -1, new SaveStateBody.Live(HTAB_VERSION, table));
        }
    }

    static void registerRam(Machine machine) throws DuplicateSectionException {
        machine.saveStates().registerLive(null, RAM, 0, new SaveStateBody.Live(RAM_VERSION, machine.ramBlocks()));
    }

    static boolean is(SaveStateEntry entry, String idstr) {
        return entry.body() instanceof SaveStateBody.Live && entry.idstr().equals(idstr);
    }
}
