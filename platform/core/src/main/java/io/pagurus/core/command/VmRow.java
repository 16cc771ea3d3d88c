package io.pagurus.core.command;

import io.pagurus.machine.Machine;
import io.pagurus.memory.RamBlock;
import io.pagurus.savestate.SaveStateBody;

/**
 * A machine as commands answer it.
 *
 * @param name its name
 * @param machineType name of its machine type
 * @param state run state
 * @param devices how many devices
 * @param entries how many save-state entries
 * @param passengers how many of these no installed device describes
 * @param ram bytes of RAM
 */
record VmRow(String name, String machineType, String state, int devices, int entries, long passengers, long ram) {
    static VmRow of(Machine machine) {
        var entries = machine.saveStates().entries();
        return new VmRow(
                machine.name(),
                machine.type().name(),
                machine.runState().text(),
                machine.devices().size(),
                entries.size(),
                entries.stream()
                        .filter(entry -> entry.body() instanceof SaveStateBody.Passenger)
                        .count(),
                machine.ramBlocks().stream().mapToLong(RamBlock::usedLength).sum());
    }

    /** {@return a length as people read it} */
    static String bytes(long length) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
        int unit = 0;
        long shown = length;
        while (shown >= 1024 && shown % 1024 == 0) {
            shown /= 1024;
            unit++;
        }
        return shown + " " + units[unit];
    }
}
