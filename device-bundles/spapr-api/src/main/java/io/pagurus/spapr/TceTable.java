package io.pagurus.spapr;

import java.util.Optional;

/** One TCE table (LoPAR 4.2.2.1): the translation of one DMA window. Its owner, such as a PHB, opens the window. */
public interface TceTable {
    /** TCE bit that allows a device to read memory (LoPAR 4.2.2.1, TCE definition). */
    long TCE_READ = 1;
    /** TCE bit that allows a device to write memory. */
    long TCE_WRITE = 2;

    /**
     * Translates an address for a device's access, and counts a fault if it must not.
     *
     * @param ioba I/O bus address
     * @param write whether the device writes memory
     * @return where it goes; empty if the window is closed, the address outside it or the permission missing
     */
    Optional<DmaPage> translate(long ioba, boolean write);

    /**
     * Opens the window with a table of zeros.
     *
     * @param pageShift log2 of the IOMMU page size
     * @param busOffset first I/O bus address of the window
     * @param entries number of TCEs
     * @return false if the window is open already or the numbers are out of range
     */
    boolean enable(int pageShift, long busOffset, long entries);

    /** Closes the window and drops its table. */
    void disable();

    /** {@return whether the window is open} */
    boolean enabled();
}
