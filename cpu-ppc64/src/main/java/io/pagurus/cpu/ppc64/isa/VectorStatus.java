package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Vector status and control register (Power ISA 2.07 I 6.17). */
public final class VectorStatus {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands  attributes
        mfvscr    VX    4/1540  VRT       vec any=1 inval=1ff800
        mtvscr    VX    4/1604  VRB       vec any=1 inval=3ff0000
        """;

    private VectorStatus() {}

    /** Move from VSCR: to the last word, zeros before it. */
    public static void mfvscr(Cpu c, int vrt) {
        set(c, vrt, 0, c.vscrWord() & 0xffff_ffffL);
    }

    /** Move to VSCR: from the last word. All its bits are kept. */
    public static void mtvscr(Cpu c, int vrb) {
        c.setVscrWord((int) low(c, vrb));
    }
}
