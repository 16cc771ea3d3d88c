package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.record;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Floating-point moves and select: bits go as they are, the FPSCR stays (Power ISA I 4.6.5, 4.6.9). */
public final class FloatingPointMove {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands         attributes
        fmr         X     63/72   FRT,FRB          fp rc inval=1f0000
        fneg        X     63/40   FRT,FRB          fp rc inval=1f0000
        fabs        X     63/264  FRT,FRB          fp rc inval=1f0000
        fnabs       X     63/136  FRT,FRB          fp rc inval=1f0000
        fcpsgn      X     63/8    FRT,FRA,FRB      fp rc
        fmrgew      X     63/966  FRT,FRA,FRB      fp inval=1
        fmrgow      X     63/838  FRT,FRA,FRB      fp inval=1
        fsel        A     63/23   FRT,FRA,FRC,FRB  fp rc
        """;

    private FloatingPointMove() {}

    private static final long SIGN = Long.MIN_VALUE;
    private static final long HIGH = 0xffff_ffff_0000_0000L;

    /** Floating move register. */
    public static void fmr(Cpu c, int frt, int frb, boolean rc) {
        move(c, frt, c.vsr[2 * frb], rc);
    }

    /** Floating negate. */
    public static void fneg(Cpu c, int frt, int frb, boolean rc) {
        move(c, frt, c.vsr[2 * frb] ^ SIGN, rc);
    }

    /** Floating absolute value. */
    public static void fabs(Cpu c, int frt, int frb, boolean rc) {
        move(c, frt, c.vsr[2 * frb] & ~SIGN, rc);
    }

    /** Floating negative absolute value. */
    public static void fnabs(Cpu c, int frt, int frb, boolean rc) {
        move(c, frt, c.vsr[2 * frb] | SIGN, rc);
    }

    /** Floating copy sign. */
    public static void fcpsgn(Cpu c, int frt, int fra, int frb, boolean rc) {
        move(c, frt, c.vsr[2 * fra] & SIGN | c.vsr[2 * frb] & ~SIGN, rc);
    }

    /** Floating merge even word. */
    public static void fmrgew(Cpu c, int frt, int fra, int frb) {
        move(c, frt, c.vsr[2 * fra] & HIGH | c.vsr[2 * frb] >>> 32, false);
    }

    /** Floating merge odd word. */
    public static void fmrgow(Cpu c, int frt, int fra, int frb) {
        move(c, frt, c.vsr[2 * fra] << 32 | c.vsr[2 * frb] & ~HIGH, false);
    }

    /** Floating select. */
    public static void fsel(Cpu c, int frt, int fra, int frc, int frb, boolean rc) {
        double selector = Double.longBitsToDouble(c.vsr[2 * fra]);
        move(c, frt, selector >= 0 ? c.vsr[2 * frc] : c.vsr[2 * frb], rc);
    }

    private static void move(Cpu c, int frt, long bits, boolean rc) {
        c.vsr[2 * frt] = bits;
        c.vsr[2 * frt + 1] = 0;
        record(c, rc);
    }
}
