package io.pagurus.cpu.ppc64.state;

import java.util.Arrays;

/**
 * The registers that tbegin. has saved, to be given back if the transaction fails (Power ISA II 5.3.1). A CPU whose
 * transactions fail at once has no use for them; they travel all the same, for a guest that comes in the middle of one.
 */
public final class Checkpoint {
    /** Quadwords of {@link #vsr}. */
    public static final int VSRS = 64;

    /** General purpose registers. */
    public final long[] gpr = new long[PpcState.GPRS];

    /** Vector-scalar registers as they stand in the stream, two elements each, the more significant first. */
    public final long[] vsr = new long[2 * VSRS];

    /** Condition register. */
    public long cr;

    /** Link register. */
    public long lr;

    /** Count register. */
    public long ctr;

    /** Floating-point status and control register. */
    public long fpscr;

    /** Authority mask register. */
    public long amr;

    /** Program priority register. */
    public long ppr;

    /** Vector save register. */
    public long vrsave;

    /** Vector status and control register. */
    public int vscr;

    /** Data stream control register. */
    public long dscr;

    /** Target address register. */
    public long tar;

    Checkpoint() {}

    /** Makes all of it zero. */
    void clear() {
        Arrays.fill(gpr, 0);
        Arrays.fill(vsr, 0);
        cr = 0;
        lr = 0;
        ctr = 0;
        fpscr = 0;
        amr = 0;
        ppr = 0;
        vrsave = 0;
        vscr = 0;
        dscr = 0;
        tar = 0;
    }
}
