package io.pagurus.cpu.ppc64.device;

import io.pagurus.cpu.ppc64.exec.CodePages;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.mmu.Mmu;
import io.pagurus.machine.Machine;
import io.pagurus.memory.WriteListener;
import io.pagurus.spapr.HashTable;
import io.pagurus.spapr.PartitionTables;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** The storage that the CPUs of each machine share, as long as there is one of them. */
final class MachineStorages {
    private final IdentityHashMap<Machine, Shared> shared = new IdentityHashMap<>();

    /** The storage of one machine. */
    private static final class Shared {
        final Mmu mmu;
        final WriteListener.Listening listening;
        int users;

        Shared(Machine machine) {
            PartitionTables tables = machine.contract(PartitionTables.class).orElse(NoTables.NONE);
            mmu = new Mmu(new MachineMemory(machine.memory()), tables);
            CodePages code = mmu.code();
            listening = machine.memory().listen((host, length) -> written(code, host, length));
        }
    }

    /** Tables of a machine that keeps none: a guest that turns relocation on finds nothing. */
    private enum NoTables implements PartitionTables {
        NONE;

        private static final int LARGEST_PAGE_SHIFT = 24;

        @Override
        public @Nullable HashTable hashTable() {
            return null;
        }

        @Override
        public long processTable() {
            return 0;
        }

        @Override
        public int largestPageShift() {
            return LARGEST_PAGE_SHIFT;
        }
    }

    /** A device writes where it likes; pages of code are asked about one by one. */
    private static void written(CodePages code, long host, long length) {
        for (long at = host; at - host < length; at = (at | Cpu.PAGE - 1) + 1) {
            long end = Math.min(host + length, (at | Cpu.PAGE - 1) + 1);
            code.written(at, (int) (end - at));
        }
    }

    /** {@return the storage of a machine; to be given back by {@link #leave}} */
    synchronized Mmu enter(Machine machine) {
        Shared storage = shared.computeIfAbsent(machine, Shared::new);
        storage.users++;
        return storage.mmu;
    }

    /** Gives a machine's storage back. */
    synchronized void leave(Machine machine) {
        Shared storage = shared.get(machine);
        if (storage != null && --storage.users == 0) {
            storage.listening.close();
            shared.remove(machine);
        }
    }
}
