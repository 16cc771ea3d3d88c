package io.pagurus.fuzz;

import io.pagurus.machine.Machine;
import io.pagurus.machine.MachineType;
import io.pagurus.memory.RamBlock;
import io.pagurus.migration.live.MachineSaver;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.savestate.DuplicateSectionException;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.PseriesVersion;
import io.pagurus.vmstate.VmStateException;
import java.io.ByteArrayOutputStream;

/** Streams of a machine with two pages of RAM and one of each small device. */
final class SmallMachine {
    private SmallMachine() {}

    /** {@return a stream as a machine type sends it} */
    static byte[] stream(String version) throws DeviceException, VmStateException {
        MachineType type = new PseriesType(PseriesVersion.of(version));
        try (Machine machine = Hardware.machines().scratch(type)) {
            RamBlock ram = machine.addRam("ppc_spapr.ram", 2 * RamBlock.PAGE_SIZE);
            ram.write(0, new byte[] {1, 2, 3}, 0, 3);
            for (String name : new String[] {"spapr-iommu", "spapr-vty", "spapr-rtc"}) {
                machine.addDevice(
                        Hardware.CATALOG.find(name, 1).orElseThrow().type(),
                        name.equals("spapr-iommu")
                                ? DeviceConfig.EMPTY
                                        .withHex("liobn", 0x80000000L)
                                        .withHex("nb-table", 4)
                                : DeviceConfig.EMPTY);
            }
            machine.saveStates().registerLive(null, "ram", 0, new SaveStateBody.Live(4, machine.ramBlocks()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new MachineSaver(machine).save(out);
            return out.toByteArray();
        } catch (DuplicateSectionException e) {
            throw new IllegalStateException(e);
        }
    }
}
