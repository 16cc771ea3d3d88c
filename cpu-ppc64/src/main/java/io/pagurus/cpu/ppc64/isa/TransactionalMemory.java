package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.spr.Facility;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;

/**
 * Transactional memory (Power ISA 2.07 II chapter 5). As on the oracle no transaction ever starts: {@code tbegin.} fails
 * at once and for good, as if too many were nested, so the state is always non-transactional and the others only say so.
 * None of them needs its record bit set there.
 */
public final class TransactionalMemory {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands  attributes
        tbegin.     X     31/654   R10        inval=1dff800 31:31=1 any=1
        tend.       X     31/686   A6         inval=1fff800 31:31=1 any=1
        tcheck      X     31/718   BF        inval=7ff800
        tsr.        X     31/750   L10        inval=3dff800 31:31=1 any=1
        tabortwc.   X     31/782   TO,RA,RB    31:31=1 any=1
        tabortdc.   X     31/814   TO,RA,RB    31:31=1 any=1
        tabortwci.  X     31/846   TO,RA,SI5   31:31=1 any=1
        tabortdci.  X     31/878   TO,RA,SI5   31:31=1 any=1
        tabort.     X     31/910   RA         inval=3e0f800 31:31=1 any=1
        treclaim.   X     31/942   RA         priv inval=3e0f800 31:31=1 any=1
        trechkpt.   X     31/1006  -         priv inval=3fff800
        """;

    /** TEXASR: failure persistent, nesting overflow, failure summary, TFIAR exact. */
    private static final long NESTING_OVERFLOW = bit(7) | bit(9) | bit(36) | bit(37);
    /** TEXASR: the transaction failed in problem state. */
    private static final long FAILED_IN_PROBLEM_STATE = bit(35);

    private TransactionalMemory() {}

    /** Transaction begin: fails, and goes on with the next instruction, which tests CR field 0. */
    public static void tbegin_(Cpu c, long cia) {
        Facility.TM.require(c);
        boolean problem = (c.msr & Msr.PR) != 0;
        c.spr[Spr.TEXASR] = problem ? NESTING_OVERFLOW | FAILED_IN_PROBLEM_STATE : NESTING_OVERFLOW;
        c.spr[Spr.TFIAR] = problem ? cia | 1 : cia;
        c.spr[Spr.TFHAR] = cia + 4;
        c.cr[0] = 0xb;
    }

    /** Transaction end. */
    public static void tend_(Cpu c) {
        notTransactional(c);
    }

    /** Transaction check: doomed, which the ISA would say of a transaction only. */
    public static void tcheck(Cpu c, int bf) {
        Facility.TM.require(c);
        c.cr[bf] = 8;
    }

    /** Transaction suspend or resume. */
    public static void tsr_(Cpu c) {
        notTransactional(c);
    }

    /** Transaction abort word conditional. */
    public static void tabortwc_(Cpu c) {
        notTransactional(c);
    }

    /** Transaction abort doubleword conditional. */
    public static void tabortdc_(Cpu c) {
        notTransactional(c);
    }

    /** Transaction abort word conditional immediate. */
    public static void tabortwci_(Cpu c) {
        notTransactional(c);
    }

    /** Transaction abort doubleword conditional immediate. */
    public static void tabortdci_(Cpu c) {
        notTransactional(c);
    }

    /** Transaction abort. */
    public static void tabort_(Cpu c) {
        notTransactional(c);
    }

    /** Transaction reclaim. */
    public static void treclaim_(Cpu c) {
        notTransactional(c);
    }

    /** Transaction recheckpoint. */
    public static void trechkpt_(Cpu c) {
        notTransactional(c);
    }

    private static void notTransactional(Cpu c) {
        Facility.TM.require(c);
        c.cr[0] = 0;
    }

    private static long bit(int n) {
        return 1L << 63 - n;
    }
}
