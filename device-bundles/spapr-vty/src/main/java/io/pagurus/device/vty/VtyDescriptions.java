package io.pagurus.device.vty;

import io.pagurus.vmstate.VmStateDescription;
import java.lang.invoke.MethodHandles;

/** The vmsds of a terminal. */
final class VtyDescriptions {
    private static final VmStateDescription<VioState> VIO = VmStateDescription.builder(
                    "spapr_vio", VioState.class, MethodHandles.lookup())
            .version(1)
            .minimumVersion(1)
            .uint32Equal("reg")
            .uint32Equal("irq")
            .uint64("signal_state")
            .uint64("crq.qladdr")
            .uint32("crq.qsize")
            .uint32("crq.qnext")
            .build();

    static final VmStateDescription<VtyState> VTY = VmStateDescription.builder(
                    "spapr_vty", VtyState.class, MethodHandles.lookup())
            .version(1)
            .minimumVersion(1)
            .struct("sdev", VIO)
            .uint32("in")
            .uint32("out")
            .buffer("buf", VtyState.SIZE)
            .build();

    private VtyDescriptions() {}
}
