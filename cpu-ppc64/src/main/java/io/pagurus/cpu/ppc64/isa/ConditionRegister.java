package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Condition register instructions (Power ISA I 2.5 and 3.3.17). */
public final class ConditionRegister {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands  attributes
        crand       XL    19/257   BT,BA,BB  inval=1
        crandc      XL    19/129   BT,BA,BB  inval=1
        creqv       XL    19/289   BT,BA,BB  inval=1
        crnand      XL    19/225   BT,BA,BB  inval=1
        crnor       XL    19/33    BT,BA,BB  inval=1
        cror        XL    19/449   BT,BA,BB  inval=1
        crorc       XL    19/417   BT,BA,BB  inval=1
        crxor       XL    19/193   BT,BA,BB  inval=1
        mcrf        XL    19/0     BF,BFA    inval=1 any=7c0
        mcrxrx      X     31/576   BF        p9 inval=7ff801
        mcrxr       X     31/512   BF        inval=7ff801
        setb        X     31/128   RT,BFA    p9 inval=3f801
        mfcr        XFX   31/19    RT        11:11=0 inval=801
        mfocrf      XFX   31/19    RT,FXM    11:11=1 inval=801
        mtcrf       XFX   31/144   FXM,RS    11:11=0 inval=801
        mtocrf      XFX   31/144   FXM,RS    11:11=1 inval=801
        """;

    private ConditionRegister() {}

    /** Condition register AND. */
    public static void crand(Cpu c, int bt, int ba, int bb) {
        put(c, bt, bit(c, ba) & bit(c, bb));
    }

    /** Condition register AND with complement. */
    public static void crandc(Cpu c, int bt, int ba, int bb) {
        put(c, bt, bit(c, ba) & ~bit(c, bb));
    }

    /** Condition register equivalent. */
    public static void creqv(Cpu c, int bt, int ba, int bb) {
        put(c, bt, ~(bit(c, ba) ^ bit(c, bb)));
    }

    /** Condition register NAND. */
    public static void crnand(Cpu c, int bt, int ba, int bb) {
        put(c, bt, ~(bit(c, ba) & bit(c, bb)));
    }

    /** Condition register NOR. */
    public static void crnor(Cpu c, int bt, int ba, int bb) {
        put(c, bt, ~(bit(c, ba) | bit(c, bb)));
    }

    /** Condition register OR. */
    public static void cror(Cpu c, int bt, int ba, int bb) {
        put(c, bt, bit(c, ba) | bit(c, bb));
    }

    /** Condition register OR with complement. */
    public static void crorc(Cpu c, int bt, int ba, int bb) {
        put(c, bt, bit(c, ba) | ~bit(c, bb));
    }

    /** Condition register XOR. */
    public static void crxor(Cpu c, int bt, int ba, int bb) {
        put(c, bt, bit(c, ba) ^ bit(c, bb));
    }

    /** Move condition register field. */
    public static void mcrf(Cpu c, int bf, int bfa) {
        c.cr[bf] = c.cr[bfa];
    }

    /** Move to CR from XER extended: OV, OV32, CA, CA32 (ISA 3.0). */
    public static void mcrxrx(Cpu c, int bf) {
        c.cr[bf] = c.ov << 3 | c.ov32 << 2 | c.ca << 1 | c.ca32;
    }

    /** Move to CR from XER: SO, OV, CA, which it clears. ISA 2.01 had it; the oracle has it on all models. */
    public static void mcrxr(Cpu c, int bf) {
        c.cr[bf] = c.so << 3 | c.ov << 2 | c.ca << 1;
        c.so = 0;
        c.ov = 0;
        c.ca = 0;
    }

    /** Set boolean: -1, 1 or 0 from LT and GT (ISA 3.0). */
    public static void setb(Cpu c, int rt, int bfa) {
        c.gpr[rt] = (c.cr[bfa] & 8) != 0 ? -1 : (c.cr[bfa] & 4) != 0 ? 1 : 0;
    }

    /** Move from condition register. */
    public static void mfcr(Cpu c, int rt) {
        c.gpr[rt] = c.crWord() & 0xffff_ffffL;
    }

    /** Move from one condition register field. With another mask than one bit the oracle does nothing. */
    public static void mfocrf(Cpu c, int rt, int fxm) {
        if (Integer.bitCount(fxm) == 1) {
            int field = Integer.numberOfLeadingZeros(fxm) - 24;
            c.gpr[rt] = (long) c.cr[field] << 28 - 4 * field;
        }
    }

    /** Move to condition register fields. */
    public static void mtcrf(Cpu c, int rs, int fxm) {
        int word = (int) c.gpr[rs];
        for (int field = 0; field < 8; field++) {
            if ((fxm & 0x80 >> field) != 0) {
                c.cr[field] = word >>> 28 - 4 * field & 15;
            }
        }
    }

    /** Move to one condition register field. With another mask than one bit the oracle does nothing. */
    public static void mtocrf(Cpu c, int rs, int fxm) {
        if (Integer.bitCount(fxm) == 1) {
            mtcrf(c, rs, fxm);
        }
    }

    private static int bit(Cpu c, int n) {
        return c.cr[n >> 2] >> 3 - (n & 3);
    }

    private static void put(Cpu c, int n, int value) {
        int at = 3 - (n & 3);
        c.cr[n >> 2] = c.cr[n >> 2] & ~(1 << at) | (value & 1) << at;
    }
}
