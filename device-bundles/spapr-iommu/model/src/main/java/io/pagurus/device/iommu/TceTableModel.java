package io.pagurus.device.iommu;

import static io.pagurus.spapr.HcallStatus.H_PARAMETER;
import static io.pagurus.spapr.HcallStatus.H_SUCCESS;

import io.pagurus.memory.GuestMemory;
import io.pagurus.memory.MemoryFaultException;
import io.pagurus.spapr.DmaPage;
import io.pagurus.spapr.TceTable;
import java.util.Optional;

/**
 * Behaviour of one TCE table: the hypercalls of LoPAR 14.5.4.2 and the translation of a device's accesses.
 *
 * <p>Hypercalls come from several virtual CPUs at once, inside the machine's safe point: the table is never swapped
 * during one of them, and a TCE once acknowledged with H_SUCCESS is part of any state saved later.
 */
final class TceTableModel implements TceTable {
    /** Most TCEs in one H_PUT_TCE_INDIRECT: a 4 KiB list (LoPAR 14.5.4.2.3). */
    private static final long MAX_INDIRECT = 512;

    /** A list of TCEs begins on a 4 KiB boundary (LoPAR 14.5.4.2.3). */
    private static final long LIST_ALIGNMENT = 0xfff;

    /** Page sizes of {@code ibm,query-pe-dma-window}: 4 KiB … 16 GiB. */
    private static final int MIN_PAGE_SHIFT = 12;

    private static final int MAX_PAGE_SHIFT = 34;

    private final TceTableState state;

    TceTableModel(TceTableState state) {
        this.state = state;
    }

    /** H_PUT_TCE: r4 LIOBN, r5 ioba, r6 TCE. */
    long put(long[] registers) {
        return store(registers[1] & pageMask(), registers[2]);
    }

    /** H_GET_TCE: r4 LIOBN, r5 ioba; the TCE returns in r4. */
    long get(long[] registers) {
        TceArray table = state.table;
        long index = index(registers[1] & pageMask());
        if (outside(table, index)) {
            return H_PARAMETER;
        }
        registers[0] = table.get((int) index);
        return H_SUCCESS;
    }

    /** H_STUFF_TCE: r4 LIOBN, r5 ioba, r6 TCE, r7 number of pages. */
    long stuff(long[] registers) {
        long pages = registers[3];
        if (Long.compareUnsigned(pages, state.table.entries()) > 0) {
            return H_PARAMETER;
        }
        long ioba = registers[1] & pageMask();
        for (long i = 0; i < pages; i++, ioba += pageSize()) {
            long status = store(ioba, registers[2]);
            if (status != H_SUCCESS) {
                return status;
            }
        }
        return H_SUCCESS;
    }

    /** H_PUT_TCE_INDIRECT: r4 LIOBN, r5 ioba, r6 real address of the list, r7 number of pages. */
    long putIndirect(long[] registers, GuestMemory memory) {
        long list = registers[2];
        long pages = registers[3];
        if (Long.compareUnsigned(pages, MAX_INDIRECT) > 0 || (list & LIST_ALIGNMENT) != 0) {
            return H_PARAMETER;
        }
        long ioba = registers[1] & pageMask();
        try {
            for (long i = 0; i < pages; i++, ioba += pageSize()) {
                long status = store(ioba, memory.loadU64(list + i * Long.BYTES));
                if (status != H_SUCCESS) {
                    return status;
                }
            }
        } catch (MemoryFaultException e) {
            return H_PARAMETER;
        }
        return H_SUCCESS;
    }

    private long store(long ioba, long tce) {
        TceArray table = state.table;
        long index = index(ioba);
        if (outside(table, index)) {
            return H_PARAMETER;
        }
        table.set((int) index, tce);
        return H_SUCCESS;
    }

    private boolean outside(TceArray table, long index) {
        return !pagesUsable() || Long.compareUnsigned(index, table.entries()) >= 0;
    }

    private boolean pagesUsable() {
        return state.pageShift >= MIN_PAGE_SHIFT && state.pageShift <= MAX_PAGE_SHIFT;
    }

    private long index(long ioba) {
        return (ioba - state.busOffset) >>> state.pageShift;
    }

    private long pageSize() {
        return 1L << state.pageShift;
    }

    private long pageMask() {
        return -pageSize();
    }

    @Override
    public Optional<DmaPage> translate(long ioba, boolean write) {
        if (state.bypass) {
            return Optional.of(new DmaPage(ioba, pagesUsable() ? pageSize() - (ioba & ~pageMask()) : 1));
        }
        TceArray table = state.table;
        long index = index(ioba);
        long needed = write ? TCE_WRITE : TCE_READ;
        if (outside(table, index) || (table.get((int) index) & needed) == 0) {
            fault(ioba);
            return Optional.empty();
        }
        long inPage = ioba & ~pageMask();
        return Optional.of(new DmaPage((table.get((int) index) & pageMask()) | inPage, pageSize() - inPage));
    }

    private void fault(long ioba) {
        synchronized (state) {
            state.faultCount++;
            state.lastFaultIoba = ioba;
        }
    }

    @Override
    public boolean enable(int pageShift, long busOffset, long entries) {
        if (enabled()
                || entries <= 0
                || entries > TceArray.MAX_ENTRIES
                || pageShift < MIN_PAGE_SHIFT
                || pageShift > MAX_PAGE_SHIFT) {
            return false;
        }
        state.pageShift = pageShift;
        state.busOffset = busOffset;
        state.table = new TceArray((int) entries);
        return true;
    }

    @Override
    public void disable() {
        state.table = TceArray.EMPTY;
        state.pageShift = 0;
        state.busOffset = 0;
        state.defWin = false;
    }

    @Override
    public boolean enabled() {
        return state.table.entries() > 0;
    }

    void bypass(boolean on) {
        state.bypass = on;
    }

    /** Back to power-on: the window closed, or open and empty where its owner opens it at reset. */
    void reset(IommuConfig config) {
        disable();
        state.bypass = false;
        state.faultCount = 0;
        state.lastFaultIoba = 0;
        state.pageShift = config.pageShift();
        state.busOffset = config.busOffset();
        state.defWin = config.defaultWindow();
        if (config.entries() > 0) {
            state.table = new TceArray(config.entries());
        }
    }
}
