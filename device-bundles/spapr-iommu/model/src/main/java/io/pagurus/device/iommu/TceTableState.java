package io.pagurus.device.iommu;

import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateException;

/**
 * State of one TCE table (QEMU's {@code SpaprTceTable}). Members named after wire fields are what the descriptions are
 * bound to; the table itself travels through {@code migTable}, which holds something only during a save or a load.
 */
final class TceTableState {
    final long[] none = new long[0];

    /** Logical I/O bus number. */
    int liobn;
    /** log2 of the IOMMU page size; 0 for a window that was never opened. */
    int pageShift;
    /** First I/O bus address of the window. */
    long busOffset;
    /** Whether accesses pass untranslated (VIO devices only). */
    boolean bypass;
    /** Whether this is the window a PHB opens by itself at reset. */
    boolean defWin;
    /** DMA accesses refused since power-on. */
    long faultCount;
    /** I/O bus address of the last refused access. */
    long lastFaultIoba;
    /** The TCEs; {@link TceArray#EMPTY} while the window is closed. */
    volatile TceArray table = TceArray.EMPTY;

    /** Number of TCEs on the wire. */
    int migNbTable;
    /** TCEs on the wire. */
    long[] migTable = none;

    /** pre_save: lays the table out for the wire. */
    void layOut() {
        migTable = table.flat();
        migNbTable = migTable.length;
    }

    /** post_save: gives the memory of the wire's copy back. */
    void dropLayout() {
        migTable = none;
    }

    /** post_load: opens, closes or resizes the window as the stream says and takes its TCEs over. */
    void takeOver() throws VmStateException {
        if (Integer.compareUnsigned(migNbTable, TceArray.MAX_ENTRIES) > 0 || migTable.length < migNbTable) {
            throw new VmStateException(Errno.EINVAL, "the TCE table is larger than any this device can have")
                    .expected("up to " + TceArray.MAX_ENTRIES + " entries")
                    .found(Integer.toUnsignedString(migNbTable));
        }
        table = migNbTable == 0 ? TceArray.EMPTY : TceArray.of(migTable);
        dropLayout();
    }
}
