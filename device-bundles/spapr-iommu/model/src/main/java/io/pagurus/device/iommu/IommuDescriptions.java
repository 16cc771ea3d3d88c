package io.pagurus.device.iommu;

import io.pagurus.vmstate.VmStateBuilder;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.WireType;
import java.lang.invoke.MethodHandles;

/** The vmsds of {@code spapr_iommu} through the ages. */
final class IommuDescriptions {
    private static final int PAGE_SHIFT_4K = 12;

    /** Version 2, as QEMU sends it up to 7.0: without def_win. */
    static final VmStateDescription<TceTableState> V2 =
            table(2).subsection(ex()).build();

    /** Version 3, as QEMU sends it since 7.1. */
    static final VmStateDescription<TceTableState> V3 =
            table(3).bool("def_win", f -> f.since(3)).subsection(ex()).build();

    /** Version 2 with counted faults in a subsection. */
    static final VmStateDescription<TceTableState> V2_FAULTS =
            table(2).subsection(ex()).subsection(faults()).build();

    /** Version 3 with counted faults in a subsection: any receiver that does not know it refuses it by name. */
    static final VmStateDescription<TceTableState> V3_FAULTS = table(3).bool("def_win", f -> f.since(3))
            .subsection(ex())
            .subsection(faults())
            .build();

    /** Version 4 with counted faults as plain fields: how it should not be done. */
    static final VmStateDescription<TceTableState> V4 = table(4).bool("def_win", f -> f.since(3))
            .uint64("fault_count", f -> f.since(4))
            .uint64("last_fault_ioba", f -> f.since(4))
            .subsection(ex())
            .build();

    private IommuDescriptions() {}

    private static VmStateBuilder<TceTableState> table(int version) {
        return builder("spapr_iommu")
                .version(version)
                .minimumVersion(2)
                .newState(TceTableState::new)
                .preSave(TceTableState::layOut)
                .postSave(TceTableState::dropLayout)
                .preLoad(state -> {
                    // What it means that the subsection with them does not come.
                    state.pageShift = PAGE_SHIFT_4K;
                    state.busOffset = 0;
                })
                .postLoad((state, _) -> state.takeOver())
                .uint32Equal("liobn")
                .uint32("mig_nb_table")
                .bool("bypass")
                .varray("mig_table", "mig_nb_table", WireType.UINT64, f -> f.alloc());
    }

    private static VmStateDescription<TceTableState> ex() {
        return builder("spapr_iommu_ex")
                .version(1)
                .minimumVersion(1)
                .needed(state -> state.busOffset != 0 || state.pageShift != PAGE_SHIFT_4K)
                .uint64("bus_offset")
                .uint32("page_shift")
                .build();
    }

    private static VmStateDescription<TceTableState> faults() {
        return builder("spapr_iommu/faults")
                .version(1)
                .minimumVersion(1)
                .needed(state -> state.faultCount != 0)
                .uint64("fault_count")
                .uint64("last_fault_ioba")
                .build();
    }

    private static VmStateBuilder<TceTableState> builder(String name) {
        return VmStateDescription.builder(name, TceTableState.class, MethodHandles.lookup());
    }
}
