package io.pagurus.spapr;

/** Function numbers of hypercalls: LoPAR 14.5.3, table "hypervisor call function table". */
public final class HcallOpcode {
    /** Removes an entry of the hash table (LoPAR 14.5.4.1.1). */
    public static final long H_REMOVE = 0x04;
    /** Puts an entry into the hash table (LoPAR 14.5.4.1.2). */
    public static final long H_ENTER = 0x08;
    /** Reads entries of the hash table (LoPAR 14.5.4.1.3). */
    public static final long H_READ = 0x0C;
    /** Changes the protection of an entry of the hash table (LoPAR 14.5.4.1.6). */
    public static final long H_PROTECT = 0x18;
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
    /** Removes up to four entries of the hash table (LoPAR 14.5.4.1.7). */
    public static final long H_BULK_REMOVE = 0x124;
    /** Writes one value to many TCEs (LoPAR 14.5.4.2.4). */
    public static final long H_STUFF_TCE = 0x138;
    /** Writes up to 512 TCEs from a list in memory (LoPAR 14.5.4.2.3). */
    public static final long H_PUT_TCE_INDIRECT = 0x13C;
    /** Registers a process table and chooses how addresses are translated (ISA 3.0's addition to PAPR). */
    public static final long H_REGISTER_PROC_TBL = 0x37C;
    /** Calls RTAS with the argument buffer at r4 (QEMU's {@code KVMPPC_H_RTAS}, in PAPR's platform-specific range). */
    public static final long H_RTAS = 0xF000;

    private HcallOpcode() {}
}
