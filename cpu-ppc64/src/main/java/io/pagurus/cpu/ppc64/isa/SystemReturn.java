package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.state.Spr;

/** System linkage: returns (Power ISA III 3.3.1, II 6.2 for event-based branches), and the sleeps of the hypervisor. */
public final class SystemReturn {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands  attributes
        rfid        XL    19/18   -         priv branch inval=3ff8001
        rfscv       XL    19/82   -         priv p9 branch inval=3ff8001
        rfebb       XL    19/146  S20       branch any=1
        hrfid       XL    19/274  -         hv inval=3ff8001
        doze        XL    19/402  -         hv p8 inval=3fff801
        nap         XL    19/434  -         hv p8 inval=3fff801
        sleep       XL    19/466  -         hv p8 inval=3fff801
        rvwinkle    XL    19/498  -         hv p8 inval=3fff801
        stop        XL    19/370  -         hv p9 inval=3fff801
        """;

    /** BESCR: event-based branches enabled. */
    private static final long GLOBAL_ENABLE = 1L << 63;
    /** BESCR: what may not be set at a return. */
    private static final long TRANSACTION = 0xc000_0000L;

    private SystemReturn() {}

    /** Return from interrupt doubleword: to SRR0, with the MSR of SRR1. */
    public static void rfid(Cpu c, long cia) {
        c.cfar = cia;
        to(c, c.spr[Spr.SRR0], c.spr[Spr.SRR1]);
    }

    /** Return from system call vectored: to LR, with the MSR of CTR (ISA 3.0). */
    public static void rfscv(Cpu c, long cia) {
        c.cfar = cia;
        to(c, c.lr, c.ctr);
    }

    /** Return from event-based branch: to EBBRR, with S saying whether further ones are enabled (ISA 2.07). */
    public static void rfebb(Cpu c, int s20, long cia) {
        if ((c.spr[Spr.BESCR] & TRANSACTION) != 0) {
            throw c.illegal();
        }
        c.cfar = cia;
        c.spr[Spr.BESCR] = s20 != 0 ? c.spr[Spr.BESCR] | GLOBAL_ENABLE : c.spr[Spr.BESCR] & ~GLOBAL_ENABLE;
        c.nip = c.spr[Spr.EBBRR] & c.eaMask;
    }

    /** Hypervisor return: never the guest's. */
    public static void hrfid(Cpu c) {
        throw c.privileged();
    }

    /** Doze: the hypervisor's. */
    public static void doze(Cpu c) {
        throw c.privileged();
    }

    /** Nap: the hypervisor's. */
    public static void nap(Cpu c) {
        throw c.privileged();
    }

    /** Sleep: the hypervisor's. */
    public static void sleep(Cpu c) {
        throw c.privileged();
    }

    /** Rip Van Winkle: the hypervisor's. */
    public static void rvwinkle(Cpu c) {
        throw c.privileged();
    }

    /** Stop (ISA 3.0): the hypervisor's. */
    public static void stop(Cpu c) {
        throw c.privileged();
    }

    private static void to(Cpu c, long address, long msr) {
        c.reserveAddress = -1;
        c.setMsr(MachineState.settable(c, msr));
        c.nip = address & ~3L & c.eaMask;
    }
}
