package io.pagurus.spapr.machine.plan;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The LIOBN of a PCI DMA window (QEMU's {@code SPAPR_PCI_LIOBN}).
 *
 * @param phb index of the PCI host bridge
 * @param window number of the window
 */
record Liobn(int phb, int window) {
    private static final int PCI = 0x80000000;

    /** {@return the LIOBN in a section's payload; its instance_id need not be the LIOBN} */
    static Optional<Liobn> of(Sent sent) {
        ByteBuffer payload = sent.section().payload();
        int liobn = payload.remaining() < Integer.BYTES ? sent.instanceId() : payload.getInt();
        if ((liobn & PCI) == 0) {
            return Optional.empty();
        }
        return Optional.of(new Liobn((liobn & ~PCI) >>> 8, liobn & 0xff));
    }
}
