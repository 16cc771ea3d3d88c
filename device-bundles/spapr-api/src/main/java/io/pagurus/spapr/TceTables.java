package io.pagurus.spapr;

import io.pagurus.qdev.RealizeScope;
import java.util.Optional;
import java.util.Set;

/** The TCE tables of one machine by LIOBN (logical I/O bus number): what DMA is translated through. */
public interface TceTables {
    /**
     * Serves a LIOBN while a scope is active.
     *
     * @param scope owns the registration; activation fails if the LIOBN is taken
     * @param liobn the LIOBN
     * @param table the table
     */
    void attach(RealizeScope scope, int liobn, TceTable table);

    /**
     * {@return the table of a LIOBN}
     *
     * @param liobn the LIOBN
     */
    Optional<TceTable> find(int liobn);

    /** {@return the LIOBNs served now} */
    Set<Integer> liobns();

    /**
     * Translates an address for a device's access, in guest context.
     *
     * @param liobn the LIOBN
     * @param ioba I/O bus address
     * @param write whether the device writes memory
     * @return where it goes; empty for a fault
     */
    Optional<DmaPage> translate(int liobn, long ioba, boolean write);
}
