package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import java.security.SecureRandom;

/** What is left of books I and III (Power ISA I 3.3.9, III 4.4.1 for the cache-inhibited accesses, which are not a guest's). */
public final class SystemControl {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands   attributes
        dcbi        X     31/470   RA0,RB     priv storage inval=3e00001
        darn        X     31/755   RT,L14_15  p9 inval=1cf801
        cp_abort    X     31/838   -          p9 inval=3fff801
        lwzcix      X     31/789   RT,RA0,RB  hv inval=1
        lhzcix      X     31/821   RT,RA0,RB  hv inval=1
        lbzcix      X     31/853   RT,RA0,RB  hv inval=1
        ldcix       X     31/885   RT,RA0,RB  hv inval=1
        stwcix      X     31/917   RS,RA0,RB  hv inval=1
        sthcix      X     31/949   RS,RA0,RB  hv inval=1
        stbcix      X     31/981   RS,RA0,RB  hv inval=1
        stdcix      X     31/1013  RS,RA0,RB  hv inval=1
        """;

    private static final SecureRandom RANDOM = new SecureRandom();

    private SystemControl() {}

    /** Deliver a random number (ISA 3.0): of 32 bits, or of 64; all ones for a length that is none. */
    public static void darn(Cpu c, int rt, int l1415) {
        c.gpr[rt] = l1415 == 3 ? -1 : l1415 == 0 ? RANDOM.nextInt() & 0xffff_ffffL : RANDOM.nextLong();
    }

    /** Data cache block invalidate: nothing is lost, but the address must be writable. */
    public static void dcbi(Cpu c, int ra0, int rb) {
        long ea = c.gpr[ra0] + c.gpr[rb] & c.eaMask;
        c.store8(ea, c.load8(ea));
    }

    /** Copy-paste abort (ISA 3.0): nothing is ever being copied. */
    public static void cp_abort(Cpu c) {}

    /** Load word and zero caching inhibited: the hypervisor's, as all of these. */
    public static void lwzcix(Cpu c) {
        throw c.privileged();
    }

    /** Load halfword and zero caching inhibited. */
    public static void lhzcix(Cpu c) {
        throw c.privileged();
    }

    /** Load byte and zero caching inhibited. */
    public static void lbzcix(Cpu c) {
        throw c.privileged();
    }

    /** Load doubleword caching inhibited. */
    public static void ldcix(Cpu c) {
        throw c.privileged();
    }

    /** Store word caching inhibited. */
    public static void stwcix(Cpu c) {
        throw c.privileged();
    }

    /** Store halfword caching inhibited. */
    public static void sthcix(Cpu c) {
        throw c.privileged();
    }

    /** Store byte caching inhibited. */
    public static void stbcix(Cpu c) {
        throw c.privileged();
    }

    /** Store doubleword caching inhibited. */
    public static void stdcix(Cpu c) {
        throw c.privileged();
    }
}
