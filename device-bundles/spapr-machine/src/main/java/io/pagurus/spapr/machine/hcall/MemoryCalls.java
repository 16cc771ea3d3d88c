package io.pagurus.spapr.machine.hcall;

import static io.pagurus.spapr.HcallStatus.H_PARAMETER;
import static io.pagurus.spapr.HcallStatus.H_SUCCESS;

import io.pagurus.memory.GuestMemory;
import io.pagurus.memory.MemoryFaultException;
import io.pagurus.memory.RamBlock;
import io.pagurus.spapr.HcallOpcode;
import io.pagurus.spapr.SpaprCpu;
import java.util.Map;

/** Hypercalls on plain memory: pages (LoPAR 14.5.4.1.9), single accesses (14.5.4.2) and QEMU's own copying for firmware. */
final class MemoryCalls {
    private static final long INVALIDATE = 1L << (63 - 40);
    private static final long SYNCHRONIZE = 1L << (63 - 41);
    private static final long ZERO = 1L << (63 - 48);
    private static final long COPY = 1L << (63 - 49);
    private static final int PAGE = RamBlock.PAGE_SIZE;

    private final GuestMemory memory;

    MemoryCalls(GuestMemory memory) {
        this.memory = memory;
    }

    Map<Long, CpuHypercall> calls() {
        return Map.of(
                HcallOpcode.H_PAGE_INIT, this::pageInit,
                HcallOpcode.H_LOGICAL_CI_LOAD, this::load,
                HcallOpcode.H_LOGICAL_CI_STORE, this::store,
                HcallOpcode.H_LOGICAL_CACHE_LOAD, this::load,
                HcallOpcode.H_LOGICAL_CACHE_STORE, this::store,
                HcallOpcode.H_LOGICAL_ICBI, MemoryCalls::nothing,
                HcallOpcode.H_LOGICAL_DCBF, MemoryCalls::nothing,
                HcallOpcode.H_LOGICAL_MEMOP, this::memop);
    }

    /** Memory and caches are always one here: those who decoded from it hear of writes. */
    private static long nothing(SpaprCpu caller, long[] registers) {
        return H_SUCCESS;
    }

    private long pageInit(SpaprCpu caller, long[] registers) {
        long flags = registers[0];
        long to = registers[1];
        long from = registers[2];
        if ((flags & ~(INVALIDATE | SYNCHRONIZE | ZERO | COPY)) != 0 || to % PAGE != 0) {
            return H_PARAMETER;
        }
        if ((flags & COPY) != 0 && from % PAGE != 0) {
            return H_PARAMETER;
        }
        byte[] page = new byte[PAGE];
        try {
            if (!memory.backed(to, PAGE)) {
                return H_PARAMETER;
            }
            if ((flags & COPY) != 0) {
                memory.read(from, page, 0, PAGE);
            }
            if ((flags & (COPY | ZERO)) != 0) {
                if ((flags & ZERO) != 0) {
                    page = new byte[PAGE];
                }
                memory.write(to, page, 0, PAGE);
            }
            return H_SUCCESS;
        } catch (MemoryFaultException e) {
            return H_PARAMETER;
        }
    }

    private long load(SpaprCpu caller, long[] registers) {
        if (!isSize(registers[0])) {
            return H_PARAMETER;
        }
        int size = (int) registers[0];
        byte[] bytes = new byte[size];
        try {
            memory.read(registers[1], bytes, 0, size);
        } catch (MemoryFaultException e) {
            // Nothing answers on the bus there: it reads as zeros.
            registers[0] = 0;
            return H_SUCCESS;
        }
        long value = 0;
        for (byte one : bytes) {
            value = (value << Byte.SIZE) | (one & 0xff);
        }
        registers[0] = value;
        return H_SUCCESS;
    }

    private long store(SpaprCpu caller, long[] registers) {
        if (!isSize(registers[0])) {
            return H_PARAMETER;
        }
        int size = (int) registers[0];
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (registers[2] >>> ((size - 1 - i) * Byte.SIZE));
        }
        try {
            memory.write(registers[1], bytes, 0, size);
            return H_SUCCESS;
        } catch (MemoryFaultException e) {
            // Nothing takes it there: it is lost.
            return H_SUCCESS;
        }
    }

    private static boolean isSize(long size) {
        return size == 1 || size == 2 || size == 4 || size == 8;
    }

    /** r4 to, r5 from, r6 log2 of an element's size, r7 how many, r8 whether bits are inverted; ranges may overlap. */
    private long memop(SpaprCpu caller, long[] registers) {
        long to = registers[0];
        long from = registers[1];
        long shift = registers[2];
        long count = registers[3];
        long invert = registers[4];
        if (shift < 0 || shift > 3 || invert < 0 || invert > 1 || count < 0 || count > 0x8000_0000L) {
            return H_PARAMETER;
        }
        long length = count << shift;
        if (((to | from) & ((1L << shift) - 1)) != 0 || !memory.backed(to, length) || !memory.backed(from, length)) {
            return H_PARAMETER;
        }
        boolean down = Long.compareUnsigned(to - from, length) < 0;
        byte[] buffer = new byte[(int) Math.min(length, 1 << 16)];
        try {
            for (long done = 0; done < length; ) {
                int n = (int) Math.min(buffer.length, length - done);
                long at = down ? length - done - n : done;
                memory.read(from + at, buffer, 0, n);
                for (int i = 0; invert != 0 && i < n; i++) {
                    buffer[i] = (byte) ~buffer[i];
                }
                memory.write(to + at, buffer, 0, n);
                done += n;
            }
            return H_SUCCESS;
        } catch (MemoryFaultException e) {
            return H_PARAMETER;
        }
    }
}
