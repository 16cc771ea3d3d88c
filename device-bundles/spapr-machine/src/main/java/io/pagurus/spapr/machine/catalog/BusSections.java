package io.pagurus.spapr.machine.catalog;

import static io.pagurus.spapr.machine.catalog.Records.subsection;
import static io.pagurus.spapr.machine.catalog.Records.vmsd;

import io.pagurus.spapr.machine.PseriesVersion;
import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateBuilder;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.WireType;
import java.util.List;

/** PCI host bridges, their DMA windows, connectors. */
final class BusSections {
    private static final int PINS = 4;

    private BusSections() {}

    static List<VmStateDescription<StateRecord>> all(PseriesVersion version) {
        return List.of(hostBridge(version), bus(), tceTable(), connector(), physicalConnector());
    }

    private static VmStateDescription<StateRecord> hostBridge(PseriesVersion version) {
        VmStateDescription<StateRecord> lsi =
                vmsd("spapr_pci/lsi", 1, 1).uint32Equal("irq").build();
        VmStateDescription<StateRecord> msi = vmsd("spapr_pci/msi", 1, 1)
                .uint32("key")
                .uint32("value.first_irq")
                .uint32("value.num")
                .build();
        VmStateBuilder<StateRecord> phb = vmsd("spapr_pci", 2, 2).uint64Equal("buid");
        if (version.upTo("2.7")) {
            phb.uint32("mig_liobn")
                    .uint64("mig_mem_win_addr")
                    .uint64("mig_mem_win_size")
                    .uint64("mig_io_win_addr")
                    .uint64("mig_io_win_size");
        }
        return phb.structArray("lsi_table", lsi, PINS)
                .int32("msi_devs_num")
                .structVarray("msi_devs", "msi_devs_num", msi, f -> f.alloc())
                .build();
    }

    private static VmStateDescription<StateRecord> bus() {
        return vmsd("PCIBUS", 1, 1)
                .int32Equal("nirq")
                .varray("irq_count", "nirq", WireType.INT32)
                .build();
    }

    private static VmStateDescription<StateRecord> tceTable() {
        VmStateDescription<StateRecord> window = subsection("spapr_iommu_ex", "bus_offset")
                .uint64("bus_offset")
                .uint32("page_shift")
                .build();
        return vmsd("spapr_iommu", 3, 2)
                .uint32Equal("liobn")
                .uint32("mig_nb_table")
                .bool("bypass")
                .varray("mig_table", "mig_nb_table", WireType.UINT64, f -> f.alloc())
                .bool("def_win", f -> f.since(3))
                .subsection(window)
                .build();
    }

    private static VmStateDescription<StateRecord> connector() {
        return vmsd("spapr_drc", 1, 1)
                .uint32("state")
                .subsection(subsection("spapr_drc/unplug_requested", "unplug_requested")
                        .bool("unplug_requested")
                        .build())
                .build();
    }

    private static VmStateDescription<StateRecord> physicalConnector() {
        return vmsd("spapr_drc/physical", 1, 1).uint32("dr_indicator").build();
    }
}
