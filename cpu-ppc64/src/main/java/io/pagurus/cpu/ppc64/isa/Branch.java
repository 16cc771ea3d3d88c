package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.state.Spr;

/** Branch facility (Power ISA I 2.4): branches. Each sets the next instruction address. */
public final class Branch {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands  attributes
        b           I     18       LI        aa lk branch traced
        bc          B     16       BO,BI,BD  aa lk branch traced
        bclr        XL    19/16    BO,BI,BH  lk branch traced
        bcctr       XL    19/528   BO,BI,BH  lk branch traced
        bctar       XL    19/560   BO,BI,BH  lk branch traced inval=e000
        """;

    /** BO: do not test the condition. */
    private static final int ANY_CONDITION = 0x10;
    /** BO: what the condition must be. */
    private static final int CONDITION_TRUE = 8;
    /** BO: do not decrement the count register. */
    private static final int NO_COUNT = 4;
    /** BO: branch when the count has become zero. */
    private static final int COUNT_ZERO = 2;

    private Branch() {}

    /** Branch. */
    public static void b(Cpu c, int li, boolean aa, boolean lk, long cia) {
        if (lk) {
            c.lr = cia + 4 & c.eaMask;
        }
        c.cfar = cia;
        c.nip = (aa ? li : cia + li) & c.eaMask;
    }

    /** Branch conditional. */
    public static void bc(Cpu c, int bo, int bi, int bd, boolean aa, boolean lk, long cia) {
        to(c, taken(c, bo, bi), (aa ? bd : cia + bd) & c.eaMask, lk, cia);
    }

    /** Branch conditional to link register. */
    public static void bclr(Cpu c, int bo, int bi, boolean lk, long cia) {
        long target = c.lr & ~3L & c.eaMask;
        to(c, taken(c, bo, bi), target, lk, cia);
    }

    /**
     * Branch conditional to count register. The ISA calls the form invalid that tests the count; the oracle tests the
     * count and, if the test holds, goes by the condition to where the count says and decrements it.
     */
    public static void bcctr(Cpu c, int bo, int bi, boolean lk, long cia) {
        long target = c.ctr & ~3L & c.eaMask;
        boolean counts = true;
        if ((bo & NO_COUNT) == 0) {
            counts = ((c.ctr & c.eaMask) == 0) == ((bo & COUNT_ZERO) != 0);
            if (counts) {
                c.ctr--;
            }
        }
        to(c, counts && condition(c, bo, bi), target, lk, cia);
    }

    /** Branch conditional to target address register (ISA 2.07). */
    public static void bctar(Cpu c, int bo, int bi, boolean lk, long cia) {
        to(c, taken(c, bo, bi), c.spr[Spr.TAR] & ~3L & c.eaMask, lk, cia);
    }

    private static boolean taken(Cpu c, int bo, int bi) {
        if ((bo & NO_COUNT) == 0) {
            c.ctr--;
            boolean zero = (c.ctr & c.eaMask) == 0;
            if (zero != ((bo & COUNT_ZERO) != 0)) {
                return false;
            }
        }
        return condition(c, bo, bi);
    }

    private static boolean condition(Cpu c, int bo, int bi) {
        return (bo & ANY_CONDITION) != 0 || (c.cr[bi >> 2] & 8 >> (bi & 3)) != 0 == ((bo & CONDITION_TRUE) != 0);
    }

    private static void to(Cpu c, boolean taken, long target, boolean lk, long cia) {
        long next = cia + 4 & c.eaMask;
        if (lk) {
            c.lr = next;
        }
        if (taken) {
            c.cfar = cia;
            c.nip = target;
        } else {
            c.nip = next;
        }
    }
}
