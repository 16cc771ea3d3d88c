package io.pagurus.device.rtc;

import io.pagurus.vmstate.VmStateDescription;
import java.lang.invoke.MethodHandles;

/** State of the clock (QEMU's {@code SpaprRtcState}). */
final class RtcState {
    static final VmStateDescription<RtcState> VMSD = VmStateDescription.builder(
                    "spapr/rtc", RtcState.class, MethodHandles.lookup())
            .version(1)
            .minimumVersion(1)
            .int64("ns_offset")
            .build();

    /** What the guest's time is ahead of the host's, ns. */
    volatile long nsOffset;
}
