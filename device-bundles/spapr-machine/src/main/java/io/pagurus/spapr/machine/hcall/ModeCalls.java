package io.pagurus.spapr.machine.hcall;

import static io.pagurus.spapr.HcallStatus.H_P2;
import static io.pagurus.spapr.HcallStatus.H_P3;
import static io.pagurus.spapr.HcallStatus.H_P4;
import static io.pagurus.spapr.HcallStatus.H_SUCCESS;
import static io.pagurus.spapr.HcallStatus.H_UNSUPPORTED_FLAG;

import io.pagurus.spapr.HcallOpcode;
import io.pagurus.spapr.SpaprCpu;
import java.util.Map;

/** H_SET_MODE (LoPAR 14.5.4.3.8): how all CPUs take interrupts. */
final class ModeCalls {
    private static final long ADDRESS_TRANSLATION = 3;
    private static final long ENDIAN = 4;
    private static final int AIL_SHIFT = 23;
    private static final long AIL = 3L << AIL_SHIFT;
    private static final long ILE = 1L << 25;

    private final Processors processors;

    ModeCalls(Processors processors) {
        this.processors = processors;
    }

    Map<Long, CpuHypercall> calls() {
        return Map.of(HcallOpcode.H_SET_MODE, this::setMode);
    }

    private long setMode(SpaprCpu caller, long[] registers) {
        long resource = registers[1];
        if (resource != ADDRESS_TRANSLATION && resource != ENDIAN) {
            return H_P2;
        }
        if (registers[2] != 0) {
            return H_P3;
        }
        if (registers[3] != 0) {
            return H_P4;
        }
        return resource == ENDIAN ? endian(registers[0]) : interruptLocation(registers[0]);
    }

    private long endian(long flags) {
        if (flags != 0 && flags != 1) {
            return H_UNSUPPORTED_FLAG;
        }
        processors.changeLpcr(flags == 1 ? ILE : 0, ILE);
        return H_SUCCESS;
    }

    /** AIL: 1 is reserved (Power ISA III 2.2). */
    private long interruptLocation(long flags) {
        if (flags == 1 || flags < 0 || flags > AIL >>> AIL_SHIFT) {
            return H_UNSUPPORTED_FLAG;
        }
        processors.changeLpcr(flags << AIL_SHIFT, AIL);
        return H_SUCCESS;
    }
}
