package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Vector;
import io.pagurus.cpu.ppc64.spr.Facility;

/** System linkage: calls (Power ISA I 2.7 and III 3.3.1). */
public final class SystemCall {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands  attributes
        sc          SC    17/2    LEV       ends inval=3fff01d
        scv         SC    17/1    LEV       p9 ends any=1 inval=3fff01c
        """;

    private SystemCall() {}

    /** System call: of the operating system, or with LEV 1 of the hypervisor, which is the host. */
    public static void sc(Cpu c, int lev) {
        throw c.interruptAfter(lev == 1 ? Vector.HYPERCALL : Vector.SYSTEM_CALL, 0);
    }

    /** System call vectored (ISA 3.0): to the entry that LEV numbers, if FSCR has the facility available. */
    public static void scv(Cpu c, int lev) {
        Facility.SCV.require(c);
        throw c.interruptAfter(Vector.SYSTEM_CALL_VECTORED, lev);
    }
}
