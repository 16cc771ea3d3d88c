package io.pagurus.cpu.ppc64.speed;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Vector;
import io.pagurus.cpu.ppc64.state.Spr;

/** As much of the system facility as the images need to get going, while the facility itself is not there. */
public final class BareSystem {
    /** The rows. */
    public static final String OPCODES = """
        mfmsr   X    31/83   RT
        mtmsrd  X    31/178  RS      ends
        mtspr   XFX  31/467  SPR,RS
        mfspr   XFX  31/339  RT,SPR
        rfid    XL   19/18   -       branch
        sc      SC   17      LEV     30:30=1 branch
        """;

    private BareSystem() {}

    /** Move from MSR. */
    public static void mfmsr(Cpu c, int rt) {
        c.gpr[rt] = c.msr;
    }

    /** Move to MSR. */
    public static void mtmsrd(Cpu c, int rs) {
        c.setMsr(c.gpr[rs]);
    }

    /** Move to SPR. */
    public static void mtspr(Cpu c, int spr, int rs) {
        long value = c.gpr[rs];
        switch (spr) {
            case Spr.LR -> c.lr = value;
            case Spr.CTR -> c.ctr = value;
            case Spr.XER -> c.setXer(value);
            default -> c.spr[spr] = value;
        }
    }

    /** Move from SPR. */
    public static void mfspr(Cpu c, int rt, int spr) {
        c.gpr[rt] = switch (spr) {
            case Spr.LR -> c.lr;
            case Spr.CTR -> c.ctr;
            case Spr.XER -> c.xer();
            default -> c.spr[spr];
        };
    }

    /** Return from interrupt. */
    public static void rfid(Cpu c) {
        c.nip = c.spr[Spr.SRR0] & ~3L;
        c.setMsr(c.spr[Spr.SRR1]);
    }

    /** System call. */
    public static void sc(Cpu c, int lev) {
        throw c.interruptAfter(lev == 1 ? Vector.HYPERCALL : Vector.SYSTEM_CALL, 0);
    }
}
