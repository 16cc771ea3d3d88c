package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * Moves between general purpose and vector-scalar registers (Power ISA I 7.6.1.9); the older ones belong to floating
 * point. Doubleword 1, undefined after a move into doubleword 0, stays as it was.
 */
public final class VsxMove {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands    attributes
        mfvsrd      XX1   31/51    RA,XS       fpvec inval=f800
        mfvsrwz     XX1   31/115   RA,XS       fpvec inval=f800
        mfvsrld     XX1   31/307   RA,XS       vsxvec p9 inval=f800
        mtvsrd      XX1   31/179   XT,RA       fpvec inval=f800
        mtvsrwa     XX1   31/211   XT,RA       fpvec inval=f800
        mtvsrwz     XX1   31/243   XT,RA       fpvec inval=f800
        mtvsrws     XX1   31/403   XT,RA       vsxvec p9 inval=f800
        mtvsrdd     XX1   31/435   XT,RA0,RB   vsxvec p9
        """;

    private VsxMove() {}

    /** Move from VSR doubleword. */
    public static void mfvsrd(Cpu c, int ra, int xs) {
        c.gpr[ra] = c.vsr[2 * xs];
    }

    /** Move from VSR word and zero. */
    public static void mfvsrwz(Cpu c, int ra, int xs) {
        c.gpr[ra] = c.vsr[2 * xs] & 0xffff_ffffL;
    }

    /** Move from VSR lower doubleword. */
    public static void mfvsrld(Cpu c, int ra, int xs) {
        c.gpr[ra] = c.vsr[2 * xs + 1];
    }

    /** Move to VSR doubleword. */
    public static void mtvsrd(Cpu c, int xt, int ra) {
        c.vsr[2 * xt] = c.gpr[ra];
    }

    /** Move to VSR word algebraic. */
    public static void mtvsrwa(Cpu c, int xt, int ra) {
        c.vsr[2 * xt] = (int) c.gpr[ra];
    }

    /** Move to VSR word and zero. */
    public static void mtvsrwz(Cpu c, int xt, int ra) {
        c.vsr[2 * xt] = c.gpr[ra] & 0xffff_ffffL;
    }

    /** Move to VSR word and splat. */
    public static void mtvsrws(Cpu c, int xt, int ra) {
        long value = (c.gpr[ra] & 0xffff_ffffL) * 0x1_0000_0001L;
        c.vsr[2 * xt] = value;
        c.vsr[2 * xt + 1] = value;
    }

    /** Move to VSR double doubleword. */
    public static void mtvsrdd(Cpu c, int xt, int ra0, int rb) {
        c.vsr[2 * xt] = c.gpr[ra0];
        c.vsr[2 * xt + 1] = c.gpr[rb];
    }
}
