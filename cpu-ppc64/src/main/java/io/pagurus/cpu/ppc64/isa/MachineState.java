package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.state.Msr;

/** Moves to and from the machine state register (Power ISA III 4.4.4). */
public final class MachineState {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands  attributes
        mfmsr       X     31/83   RT        priv inval=1ff801
        mtmsr       X     31/146  RS,L15    priv ends inval=1ef801
        mtmsrd      X     31/178  RS,L15    priv ends inval=1ef801
        """;

    /** What neither form changes. */
    private static final long KEPT = Msr.HV | Msr.ME | Msr.LE;

    private MachineState() {}

    /** Move from machine state register. */
    public static void mfmsr(Cpu c, int rt) {
        c.gpr[rt] = c.msr;
    }

    /** Move to machine state register: the lower half, or with L only EE and RI. */
    public static void mtmsr(Cpu c, int rs, int l15) {
        set(c, c.gpr[rs], l15 != 0 ? Msr.EE | Msr.RI : 0xffff_ffffL & ~KEPT);
    }

    /** Move to machine state register doubleword: all of it, or with L only EE and RI. */
    public static void mtmsrd(Cpu c, int rs, int l15) {
        set(c, c.gpr[rs], l15 != 0 ? Msr.EE | Msr.RI : ~KEPT);
    }

    private static void set(Cpu c, long value, long mask) {
        c.setMsr(settable(c, value & mask | c.msr & ~mask));
    }

    /**
     * {@return what the MSR becomes when it is to be set to a value: bits the model does not have stay zero, and problem
     * state brings relocation and external interrupts with it}
     */
    static long settable(Cpu c, long value) {
        long msr = value & c.model.msrMask();
        return (msr & Msr.PR) != 0 ? msr | Msr.EE | Msr.IR | Msr.DR : msr;
    }
}
