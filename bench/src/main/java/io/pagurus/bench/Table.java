package io.pagurus.bench;

import io.pagurus.core.machine.CoreMachines;
import io.pagurus.core.qdev.InstalledDeviceTypes;
import io.pagurus.core.qdev.InstalledMachineTypes;
import io.pagurus.device.iommu.v1.LiobnRegisteredIommu;
import io.pagurus.device.iommu.v3.DeclaredIdIommu;
import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.machine.MachineType;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;
import io.pagurus.qdev.DeviceType;
import io.pagurus.spapr.HcallOpcode;
import io.pagurus.spapr.HypercallTable;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.PseriesVersion;
import java.util.Set;

/** A machine with one TCE table, every entry of which is in use. */
final class Table implements AutoCloseable {
    /** Entries of a table of 2 MiB. */
    static final int LARGE = 0x40000;

    /** Implementation 1, as QEMU registers it. */
    static final DeviceType BY_HAND = new LiobnRegisteredIommu();

    /** Implementation 3, whose sections are those of 1. */
    static final DeviceType DECLARED = new DeclaredIdIommu();

    private static final long LIOBN = 0x80000000L;
    private static final MachineType PSERIES = new PseriesType(PseriesVersion.of("7.2"));

    private final CoreMachines machines =
            new CoreMachines(InstalledDeviceTypes.of(BY_HAND, DECLARED), InstalledMachineTypes.of(PSERIES));
    private final Machine machine;
    private final HypercallTable hypercalls;

    Table(DeviceType type, int entries) throws DeviceException {
        machine = machines.scratch(PSERIES);
        machine.addDevice(type, DeviceConfig.EMPTY.withHex("liobn", LIOBN).withHex("nb-table", entries));
        hypercalls = machine.contract(HypercallTable.class).orElseThrow();
    }

    /** A table filled by the guest. */
    static Table filled(DeviceType type, int entries) throws DeviceException {
        Table table = new Table(type, entries);
        for (int i = 0; i < entries; i++) {
            table.put(i);
        }
        return table;
    }

    /** One hypercall of the guest. */
    long put(int index) {
        long ioba = (long) index << 12;
        return hypercalls.call(HcallOpcode.H_PUT_TCE, LIOBN, ioba, (ioba + 0x100000) | 3);
    }

    Machine machine() {
        return machine;
    }

    DeviceNode node() {
        return machine.devices().getFirst();
    }

    Set<String> owners() {
        return Set.of(node().path());
    }

    @Override
    public void close() {
        machine.close();
        machines.close();
    }
}
