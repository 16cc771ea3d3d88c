package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.interruptIfEnabled;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.record;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Moves from and to the FPSCR (Power ISA I 4.6.10). */
public final class FloatingPointStatus {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands      attributes
        mffs        X     63/583  FRT           fp rc 11:15=0
        mffsce      X     63/583  FRT           fp p9 11:15=1
        mffscdrn    X     63/583  FRT,FRB       fp p9 11:15=20
        mffscdrni   X     63/583  FRT,DRM       fp p9 11:15=21
        mffscrn     X     63/583  FRT,FRB       fp p9 11:15=22
        mffscrni    X     63/583  FRT,RM        fp p9 11:15=23
        mffsl       X     63/583  FRT           fp p9 11:15=24
        mcrfs       X     63/64   BF,BFA        fp inval=63f801
        mtfsf       XFL   63/711  FLM,FRB,L6,W  fp rc
        mtfsfi      X     63/134  BF,U,W        fp rc inval=6e0800
        mtfsb0      X     63/70   BT            fp rc inval=1ff800
        mtfsb1      X     63/38   BT            fp rc inval=1ff800
        """;

    private FloatingPointStatus() {}

    /** What can be written: not the summaries FEX and VX, and no reserved bit but 20. */
    private static final long WRITABLE = Fpscr.DRN | 0xffff_ffffL & ~(Fpscr.FEX | Fpscr.VX | 1L << 11);
    /** The exceptions, which mcrfs clears when it reads them. */
    private static final long EXCEPTIONS = Fpscr.FX | Fpscr.OX | Fpscr.UX | Fpscr.ZX | Fpscr.XX | Fpscr.INVALID;

    private static final long ENABLES = Fpscr.VE | Fpscr.OE | Fpscr.UE | Fpscr.ZE | Fpscr.XE;
    private static final long CONTROL = Fpscr.DRN | ENABLES | Fpscr.NI | Fpscr.RN;
    /** From an exception to the bit that enables it. */
    private static final int ENABLE_SHIFT = 22;

    private static final int DRN_SHIFT = 32;

    /** Move from FPSCR. */
    public static void mffs(Cpu c, int frt, boolean rc) {
        place(c, frt, c.fpscr);
        record(c, rc);
    }

    /** Move from FPSCR and clear enables. */
    public static void mffsce(Cpu c, int frt) {
        long before = c.fpscr;
        place(c, frt, before);
        store(c, before & ~ENABLES);
    }

    /** Move from FPSCR control and set DRN. */
    public static void mffscdrn(Cpu c, int frt, int frb) {
        control(c, frt, Fpscr.DRN, c.vsr[2 * frb]);
    }

    /** Move from FPSCR control and set DRN immediate. */
    public static void mffscdrni(Cpu c, int frt, int drm) {
        control(c, frt, Fpscr.DRN, (long) drm << DRN_SHIFT);
    }

    /** Move from FPSCR control and set RN. */
    public static void mffscrn(Cpu c, int frt, int frb) {
        control(c, frt, Fpscr.RN, c.vsr[2 * frb]);
    }

    /** Move from FPSCR control and set RN immediate. */
    public static void mffscrni(Cpu c, int frt, int rm) {
        control(c, frt, Fpscr.RN, rm);
    }

    /** Move from FPSCR lightweight. */
    public static void mffsl(Cpu c, int frt) {
        place(c, frt, c.fpscr & (CONTROL | Fpscr.FR | Fpscr.FI | Fpscr.FPRF));
    }

    /** Move to condition register from FPSCR. */
    public static void mcrfs(Cpu c, int bf, int bfa) {
        int shift = 28 - 4 * bfa;
        long before = c.fpscr;
        c.cr[bf] = (int) (before >>> shift) & 15;
        store(c, before & ~(15L << shift & EXCEPTIONS));
    }

    /** Move to FPSCR fields. */
    public static void mtfsf(Cpu c, int flm, int frb, int l6, int w, boolean rc) {
        long mask = l6 != 0 ? -1L : fields(flm) << 32 * w;
        store(c, c.fpscr & ~mask | c.vsr[2 * frb] & mask);
        record(c, rc);
        checkEnabled(c);
    }

    /** Move to FPSCR field immediate. */
    public static void mtfsfi(Cpu c, int bf, int u, int w, boolean rc) {
        int shift = 32 * w + 28 - 4 * bf;
        store(c, c.fpscr & ~(15L << shift) | (long) u << shift);
        record(c, rc);
        checkEnabled(c);
    }

    /** Move to FPSCR bit 0. */
    public static void mtfsb0(Cpu c, int bt, boolean rc) {
        long bit = 1L << 31 - bt;
        if ((c.fpscr & bit & ~(Fpscr.FEX | Fpscr.VX)) != 0) {
            store(c, c.fpscr & ~bit);
        }
        record(c, rc);
    }

    /** Move to FPSCR bit 1. */
    public static void mtfsb1(Cpu c, int bt, boolean rc) {
        long bit = 1L << 31 - bt;
        if ((~c.fpscr & bit & ~(Fpscr.FEX | Fpscr.VX | Fpscr.NI)) != 0) {
            store(c, c.fpscr | bit);
        }
        record(c, rc);
        checkEnabled(c);
    }

    private static void place(Cpu c, int frt, long value) {
        c.vsr[2 * frt] = value;
        c.vsr[2 * frt + 1] = 0;
    }

    private static void control(Cpu c, int frt, long mask, long value) {
        long before = c.fpscr;
        place(c, frt, before & CONTROL);
        store(c, before & ~mask | value & mask);
    }

    /** {@return four bits for each of eight} */
    private static long fields(int each) {
        long mask = 0;
        for (int i = 0; i < 8; i++) {
            mask |= (each >>> i & 1) * 15L << 4 * i;
        }
        return mask;
    }

    /** Sets the FPSCR with its summaries. */
    private static void store(Cpu c, long value) {
        long fpscr = value & WRITABLE;
        if ((fpscr & Fpscr.INVALID) != 0) {
            fpscr |= Fpscr.VX;
        }
        c.fpscr = enabled(fpscr) ? fpscr | Fpscr.FEX : fpscr;
    }

    private static boolean enabled(long fpscr) {
        return (fpscr >>> ENABLE_SHIFT & fpscr & ENABLES) != 0;
    }

    /** An exception and the bit that enables it may have met. */
    private static void checkEnabled(Cpu c) {
        if (enabled(c.fpscr)) {
            interruptIfEnabled(c);
        }
    }
}
