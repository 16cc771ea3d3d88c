package io.pagurus.cpu.ppc64.device;

import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.PpcState;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.VmStateException;

/** What a CPU does before its registers are sent and after they have come. */
final class CpuTransfer {
    private CpuTransfer() {}

    /** Puts the registers that have fields of their own into the array of SPRs, and makes what is made for the stream. */
    static void beforeSave(CpuRecord cpu) {
        PpcState env = cpu.env;
        cpu.owner().stateNeeded();
        env.spr[Spr.LR] = env.lr;
        env.spr[Spr.CTR] = env.ctr;
        env.spr[Spr.XER] = env.xer();
        env.spr[Spr.CFAR] = env.cfar;
        cpu.hflagsCompatNmsr = 0;
        cpu.migMsrMask = ModelIdentity.MSR_MASK_2_7;
        cpu.migInsnsFlags = ModelIdentity.INSNS_FLAGS_2_7;
        cpu.migInsnsFlags2 = ModelIdentity.INSNS_FLAGS2_2_7;
        cpu.migNbBats = 0;
        cpu.migSlbNr = cpu.model.model().slbEntries();
    }

    /**
     * Takes them back, if this CPU can go on with them.
     *
     * @throws VmStateException without a word of the receiver's if it is another model; with one if it has not the
     *     compatibility mode
     */
    static void afterLoad(CpuRecord cpu) throws VmStateException {
        PpcState env = cpu.env;
        if (env.compatPvr != 0) {
            env.spr[Spr.PCR] = cpu.model.pcr(mode(cpu));
        } else if (!cpu.model.takes((int) env.spr[Spr.PVR])) {
            throw new VmStateException(Errno.EINVAL, "the CPU that sent this is another model")
                    .expected("PVR 0x%08x".formatted(cpu.model.pvr()))
                    .found("0x%08x".formatted(env.spr[Spr.PVR]));
        }
        env.lr = env.spr[Spr.LR];
        env.ctr = env.spr[Spr.CTR];
        env.setXer(env.spr[Spr.XER]);
        env.cfar = env.spr[Spr.CFAR];
        env.msr = possible(cpu.model, env.msr);
        cpu.owner().stateChanged();
    }

    private static CompatibilityMode mode(CpuRecord cpu) throws VmStateException {
        int pvr = cpu.env.compatPvr;
        CompatibilityMode mode = CompatibilityMode.of(pvr).orElse(null);
        if (mode == null) {
            throw refused("Unknown compatibility PVR 0x%08x".formatted(pvr));
        }
        if (!cpu.model.supports(mode)) {
            throw refused("Compatibility PVR 0x%08x not valid for CPU".formatted(pvr));
        }
        return mode;
    }

    private static VmStateException refused(String line) {
        return new VmStateException(Errno.EINVAL, "the CPU has not this compatibility mode").receiverLine(line);
    }

    /** {@return an MSR that a CPU can have: in problem state interrupts are enabled and relocation is on (Power ISA III 3.2.1)} */
    static long possible(ModelIdentity model, long msr) {
        long possible = msr & model.msrMask();
        return (possible & Msr.PR) != 0 ? possible | Msr.EE | Msr.IR | Msr.DR : possible;
    }
}
