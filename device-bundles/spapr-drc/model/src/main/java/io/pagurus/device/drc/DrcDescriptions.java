package io.pagurus.device.drc;

import io.pagurus.vmstate.VmStateBuilder;
import io.pagurus.vmstate.VmStateDescription;
import java.lang.invoke.MethodHandles;

/** The vmsds of a connector. */
final class DrcDescriptions {
    private static final VmStateDescription<DrcState> UNPLUG_REQUESTED = builder("spapr_drc/unplug_requested")
            .needed(drc -> drc.unplugRequested)
            .bool("unplug_requested")
            .build();

    /** Every connector. */
    static final VmStateDescription<DrcState> DRC = builder("spapr_drc")
            .needed(DrcState::needed)
            .uint32("state")
            .subsection(UNPLUG_REQUESTED)
            .build();

    /** A physical connector, beside the other. */
    static final VmStateDescription<DrcState> PHYSICAL = builder("spapr_drc/physical")
            .needed(DrcState::physicalNeeded)
            .uint32("dr_indicator")
            .build();

    private DrcDescriptions() {}

    private static VmStateBuilder<DrcState> builder(String name) {
        return VmStateDescription.builder(name, DrcState.class, MethodHandles.lookup())
                .version(1)
                .minimumVersion(1);
    }
}
