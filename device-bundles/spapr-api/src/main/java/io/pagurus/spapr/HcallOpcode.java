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
    /** Writes SPRG0 (LoPAR 14.5.4.3.1). */
    public static final long H_SET_SPRG0 = 0x24;
    /** Sets the data address breakpoint (LoPAR 14.5.4.3.2). */
    public static final long H_SET_DABR = 0x28;
    /** Clears or copies a page (LoPAR 14.5.4.1.9). */
    public static final long H_PAGE_INIT = 0x2C;
    /** Reads past the caches (LoPAR 14.5.4.2.5). */
    public static final long H_LOGICAL_CI_LOAD = 0x3C;
    /** Writes past the caches (LoPAR 14.5.4.2.6). */
    public static final long H_LOGICAL_CI_STORE = 0x40;
    /** Reads (LoPAR 14.5.4.2.7). */
    public static final long H_LOGICAL_CACHE_LOAD = 0x44;
    /** Writes (LoPAR 14.5.4.2.8). */
    public static final long H_LOGICAL_CACHE_STORE = 0x48;
    /** Has an instruction cache block forgotten (LoPAR 14.5.4.2.9). */
    public static final long H_LOGICAL_ICBI = 0x4C;
    /** Has a data cache block written back (LoPAR 14.5.4.2.10). */
    public static final long H_LOGICAL_DCBF = 0x50;
    /** Takes up to 16 characters from a virtual terminal (LoPAR 16.6). */
    public static final long H_GET_TERM_CHAR = 0x54;
    /** Gives up to 16 characters to a virtual terminal (LoPAR 16.6). */
    public static final long H_PUT_TERM_CHAR = 0x58;
    /** Registers an area that guest and hypervisor share (LoPAR 14.11.3.2). */
    public static final long H_REGISTER_VPA = 0xDC;
    /** Sleeps until an interrupt (LoPAR 14.11.3.3). */
    public static final long H_CEDE = 0xE0;
    /** Gives its time to another CPU (LoPAR 14.11.3.4). */
    public static final long H_CONFER = 0xE4;
    /** Wakes a CPU that sleeps (LoPAR 14.11.3.5). */
    public static final long H_PROD = 0xE8;
    /** Switches virtual interrupts of a VIO device (LoPAR 16.2.1.3). */
    public static final long H_VIO_SIGNAL = 0x104;
    /** Removes up to four entries of the hash table (LoPAR 14.5.4.1.7). */
    public static final long H_BULK_REMOVE = 0x124;
    /** Sets the extended data address breakpoint (LoPAR 14.5.4.3.3). */
    public static final long H_SET_XDABR = 0x134;
    /** Writes one value to many TCEs (LoPAR 14.5.4.2.4). */
    public static final long H_STUFF_TCE = 0x138;
    /** Writes up to 512 TCEs from a list in memory (LoPAR 14.5.4.2.3). */
    public static final long H_PUT_TCE_INDIRECT = 0x13C;
    /** Tells how speculation behaves (LoPAR 14.5.3.5). */
    public static final long H_GET_CPU_CHARACTERISTICS = 0x1BC;
    /** Sleeps until it is prodded (LoPAR 14.11.3.6). */
    public static final long H_JOIN = 0x298;
    /** Sets how the CPUs take interrupts (LoPAR 14.5.4.3.8). */
    public static final long H_SET_MODE = 0x31C;
    /** Registers a process table and chooses how addresses are translated (ISA 3.0's addition to PAPR). */
    public static final long H_REGISTER_PROC_TBL = 0x37C;
    /** Calls RTAS with the argument buffer at r4 (QEMU's {@code KVMPPC_H_RTAS}, in PAPR's platform-specific range). */
    public static final long H_RTAS = 0xF000;
    /** Copies memory, for firmware (QEMU's {@code KVMPPC_H_LOGICAL_MEMOP}). */
    public static final long H_LOGICAL_MEMOP = 0xF001;

    private HcallOpcode() {}
}
