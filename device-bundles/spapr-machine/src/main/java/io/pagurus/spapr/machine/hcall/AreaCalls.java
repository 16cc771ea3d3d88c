package io.pagurus.spapr.machine.hcall;

import static io.pagurus.spapr.HcallStatus.H_HARDWARE;
import static io.pagurus.spapr.HcallStatus.H_PARAMETER;
import static io.pagurus.spapr.HcallStatus.H_RESOURCE;
import static io.pagurus.spapr.HcallStatus.H_SUCCESS;

import io.pagurus.memory.GuestMemory;
import io.pagurus.memory.MemoryFaultException;
import io.pagurus.spapr.HcallOpcode;
import io.pagurus.spapr.SpaprCpu;
import io.pagurus.spapr.machine.hcall.Processors.Kept;
import java.util.Map;
import java.util.Optional;

/** H_REGISTER_VPA (LoPAR 14.11.3.2): areas that guest and hypervisor share. Each begins with its size. */
final class AreaCalls {
    private static final long REGISTER_AREA = 0x0000_2000_0000_0000L;
    private static final long REGISTER_DISPATCH_TRACE = 0x0000_4000_0000_0000L;
    private static final long REGISTER_SLB_SHADOW = 0x0000_6000_0000_0000L;
    private static final long DEREGISTER_AREA = 0x0000_a000_0000_0000L;
    private static final long DEREGISTER_DISPATCH_TRACE = 0x0000_c000_0000_0000L;
    private static final long DEREGISTER_SLB_SHADOW = 0x0000_e000_0000_0000L;

    private static final int SIZE_AT = 4;
    private static final int SHARED_AT = 9;
    private static final byte SHARED = 2;
    private static final int SMALLEST_AREA = 640;
    private static final int SMALLEST_DISPATCH_TRACE = 48;
    private static final int SMALLEST_SLB_SHADOW = 8;
    private static final int CACHE_LINE = 128;
    private static final int PAGE = 4096;

    private final Processors processors;
    private final GuestMemory memory;

    AreaCalls(Processors processors, GuestMemory memory) {
        this.processors = processors;
        this.memory = memory;
    }

    Map<Long, CpuHypercall> calls() {
        return Map.of(HcallOpcode.H_REGISTER_VPA, this::register);
    }

    private long register(SpaprCpu caller, long[] registers) {
        Optional<Kept> target = processors.find(registers[1]).map(processors::kept);
        if (target.isEmpty()) {
            return H_PARAMETER;
        }
        Kept kept = target.get();
        long address = registers[2];
        try {
            if (registers[0] == REGISTER_AREA) {
                return area(kept, address);
            } else if (registers[0] == REGISTER_DISPATCH_TRACE) {
                return dispatchTrace(kept, address);
            } else if (registers[0] == REGISTER_SLB_SHADOW) {
                return slbShadow(kept, address);
            }
        } catch (MemoryFaultException e) {
            return H_PARAMETER;
        }
        return deregister(kept, registers[0]);
    }

    private long area(Kept kept, long address) throws MemoryFaultException {
        if (address == 0) {
            return H_HARDWARE;
        }
        int size = address % CACHE_LINE != 0 ? 0 : memory.loadU32(address + SIZE_AT) >>> Short.SIZE;
        if (size < SMALLEST_AREA || crosses(address, size)) {
            return H_PARAMETER;
        }
        byte[] shared = new byte[1];
        memory.read(address + SHARED_AT, shared, 0, 1);
        shared[0] |= SHARED;
        memory.write(address + SHARED_AT, shared, 0, 1);
        kept.area = address;
        return H_SUCCESS;
    }

    private long dispatchTrace(Kept kept, long address) throws MemoryFaultException {
        if (address == 0) {
            return H_HARDWARE;
        }
        long size = Integer.toUnsignedLong(memory.loadU32(address + SIZE_AT));
        if (size < SMALLEST_DISPATCH_TRACE) {
            return H_PARAMETER;
        }
        if (kept.area == 0) {
            return H_RESOURCE;
        }
        kept.dispatchTrace = address;
        return H_SUCCESS;
    }

    private long slbShadow(Kept kept, long address) throws MemoryFaultException {
        if (address == 0) {
            return H_HARDWARE;
        }
        long size = Integer.toUnsignedLong(memory.loadU32(address + SIZE_AT));
        if (size < SMALLEST_SLB_SHADOW || crosses(address, size)) {
            return H_PARAMETER;
        }
        if (kept.area == 0) {
            return H_RESOURCE;
        }
        kept.slbShadow = address;
        return H_SUCCESS;
    }

    private static long deregister(Kept kept, long flags) {
        if (flags == DEREGISTER_AREA) {
            if (kept.slbShadow != 0 || kept.dispatchTrace != 0) {
                return H_RESOURCE;
            }
            kept.area = 0;
        } else if (flags == DEREGISTER_DISPATCH_TRACE) {
            kept.dispatchTrace = 0;
        } else if (flags == DEREGISTER_SLB_SHADOW) {
            kept.slbShadow = 0;
        } else {
            return H_PARAMETER;
        }
        return H_SUCCESS;
    }

    private static boolean crosses(long address, long size) {
        return address / PAGE != (address + size - 1) / PAGE;
    }
}
