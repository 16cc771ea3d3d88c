package io.pagurus.cpu.ppc64.state;

import java.util.Arrays;

/**
 * Every architected register of one CPU and nothing derived from them: what migrates, and all that may be believed after
 * a load. Public fields, because each instruction touches them; whoever changes {@link #msr} does it through the CPU
 * that runs on this state, which keeps caches of it.
 *
 * <p>Registers are numbered as the ISA numbers them. A quadword is two elements, the more significant first.
 */
public class PpcState {
    /** Number of general purpose registers. */
    public static final int GPRS = 32;
    /** Index of an element of {@link #gpr} that is always zero: what {@code (RA|0)} means when RA is 0. */
    public static final int ZERO = 32;
    /** Number of special purpose registers there is room for. */
    public static final int SPRS = 1024;
    /** Number of segment lookaside buffer entries there is room for; POWER8 and POWER9 have 32. */
    public static final int SLB_ENTRIES = 64;

    /** General purpose registers; element {@link #ZERO} is zero and must stay so. */
    public final long[] gpr = new long[GPRS + 1];

    /**
     * Vector-scalar registers, two elements each: VSR n is elements 2n (doubleword 0) and 2n + 1. FPR n is element 2n;
     * VR n is VSR n + 32, elements 64 + 2n and 65 + 2n.
     */
    public final long[] vsr = new long[128];

    /** Condition register fields, 4 bits each: LT 8, GT 4, EQ 2, SO 1. */
    public final int[] cr = new int[8];

    /** Link register. */
    public long lr;

    /** Count register. */
    public long ctr;

    /** XER[SO], 0 or 1. */
    public int so;

    /** XER[OV], 0 or 1. */
    public int ov;

    /** XER[CA], 0 or 1. */
    public int ca;

    /** XER[OV32], 0 or 1; ISA 3.0. */
    public int ov32;

    /** XER[CA32], 0 or 1; ISA 3.0. */
    public int ca32;

    /** The other bits of XER as they stand in it; among them the byte count of string instructions, bits 57 to 63. */
    public long xerRest;

    /** Address of the instruction that is to run next. */
    public long nip;

    /** Machine state register, bits as in {@link Msr}. */
    public long msr;

    /** Come-from address register. */
    public long cfar;

    /** Floating-point status and control register. */
    public long fpscr;

    /** Vector status and control register, without SAT. */
    public int vscr;

    /** VSCR[SAT]: not zero if a saturation has occurred. */
    public int vscrSat;

    /** Special purpose registers that have no field of their own here, by number; see {@link Spr}. */
    public final long[] spr = new long[SPRS];

    /** First doublewords of the SLB entries: ESID, V and index, as slbmte's RB without the index. */
    public final long[] slbEsid = new long[SLB_ENTRIES];

    /** Second doublewords of the SLB entries: VSID and attributes, as slbmte's RS. */
    public final long[] slbVsid = new long[SLB_ENTRIES];

    /** Real or effective address of the reservation as the last load-and-reserve gave it; -1 for none. */
    public long reserveAddress = -1;

    /** Bytes reserved: 1, 2, 4, 8 or 16. */
    public long reserveLength;

    /** Value the reservation was made on (doubleword 0 for a quadword), for the comparison at the store. */
    public long reserveValue;

    /** Doubleword 1 of the value a quadword reservation was made on. */
    public long reserveValue2;

    /** What the CPU's time base is ahead of the machine's: not zero only if the guest has set it. */
    public long timeBaseOffset;

    /** Logical PVR of the compatibility mode, 0 for none. */
    public int compatPvr;

    /** Not zero while the CPU sleeps: ceded, or not started. */
    public int halted;

    /** Whether RTAS stop-self has stopped the CPU, so that only start-cpu wakes it. */
    public boolean rtasStopped;

    /** What asks the CPU to interrupt its work, in the bits of QEMU's {@code interrupt_request}; 2 is an interrupt. */
    public int interruptRequest;

    /** Number in QEMU's order of an interrupt that is about to be delivered; -1 for none. */
    public int exceptionIndex = -1;

    /** Whether the guest has reported that it crashed. */
    public boolean crashOccurred;

    /** What tbegin. has saved, while MSR[TS] is not zero. */
    public final Checkpoint checkpoint = new Checkpoint();

    /** A state with everything zero, as before reset. */
    protected PpcState() {}

    /** Makes every register zero, without a reservation. */
    public final void clear() {
        Arrays.fill(gpr, 0);
        Arrays.fill(vsr, 0);
        setCrWord(0);
        setXer(0);
        lr = 0;
        ctr = 0;
        nip = 0;
        msr = 0;
        cfar = 0;
        fpscr = 0;
        setVscrWord(0);
        Arrays.fill(spr, 0);
        Arrays.fill(slbEsid, 0);
        Arrays.fill(slbVsid, 0);
        reserveAddress = -1;
        reserveLength = 0;
        reserveValue = 0;
        reserveValue2 = 0;
        checkpoint.clear();
        timeBaseOffset = 0;
        compatPvr = 0;
        halted = 0;
        rtasStopped = false;
        interruptRequest = 0;
        exceptionIndex = -1;
        crashOccurred = false;
    }

    /** {@return the condition register, field 0 in the most significant bits} */
    public final int crWord() {
        int word = 0;
        for (int field : cr) {
            word = word << 4 | field;
        }
        return word;
    }

    /**
     * Sets the condition register.
     *
     * @param word field 0 in the most significant bits
     */
    public final void setCrWord(int word) {
        for (int i = 0; i < 8; i++) {
            cr[i] = word >>> (28 - 4 * i) & 15;
        }
    }

    /** {@return XER as mfxer reads it} */
    public final long xer() {
        return xerRest | (long) so << 31 | (long) ov << 30 | (long) ca << 29 | (long) ov32 << 19 | (long) ca32 << 18;
    }

    /**
     * Sets XER.
     *
     * @param xer as mtxer gives it
     */
    public final void setXer(long xer) {
        so = (int) (xer >>> 31) & 1;
        ov = (int) (xer >>> 30) & 1;
        ca = (int) (xer >>> 29) & 1;
        ov32 = (int) (xer >>> 19) & 1;
        ca32 = (int) (xer >>> 18) & 1;
        xerRest = xer & ~0xE00C0000L;
    }

    /** {@return VSCR as mfvscr reads it} */
    public final int vscrWord() {
        return vscr | (vscrSat != 0 ? 1 : 0);
    }

    /**
     * Sets VSCR.
     *
     * @param word as mtvscr gives it
     */
    public final void setVscrWord(int word) {
        vscr = word & ~1;
        vscrSat = word & 1;
    }
}
