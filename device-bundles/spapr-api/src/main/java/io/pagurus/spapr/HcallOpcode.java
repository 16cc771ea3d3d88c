package io.pagurus.spapr;

/** Function numbers of hypercalls: LoPAR 14.5.3, table "hypervisor call function table". */
public final class HcallOpcode {
    /** Reads one TCE (LoPAR 14.5.4.2.1). */
    public static final long H_GET_TCE = 0x1C;
    /** Writes one TCE (LoPAR 14.5.4.2.2). */
    public static final long H_PUT_TCE = 0x20;
    /** Takes up to 16 characters from a virtual terminal (LoPAR 16.6). */
    public static final long H_GET_TERM_CHAR = 0x54;
    /** Gives up to 16 characters to a virtual terminal (LoPAR 16.6). */
    public static final long H_PUT_TERM_CHAR = 0x58;
    /** Switches virtual interrupts of a VIO device (LoPAR 16.2.1.3). */
    public static final long H_VIO_SIGNAL = 0x104;
    /** Writes one value to many TCEs (LoPAR 14.5.4.2.4). */
    public static final long H_STUFF_TCE = 0x138;
    /** Writes up to 512 TCEs from a list in memory (LoPAR 14.5.4.2.3). */
    public static final long H_PUT_TCE_INDIRECT = 0x13C;
    /** Calls RTAS with the argument buffer at r4 (QEMU's {@code KVMPPC_H_RTAS}, in PAPR's platform-specific range). */
    public static final long H_RTAS = 0xF000;

    private HcallOpcode() {}
}
