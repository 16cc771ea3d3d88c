package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float64Conversions;

/** Floating-point stores (Power ISA I 4.6.3, 4.6.4). */
public final class FloatingPointStore {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands      attributes
        stfs        D     52      FRS,D(RA0)    storage fp
        stfsu       D     53      FRS,D(RA)     storage fp
        stfsx       X     31/663  FRS,RA0,RB    storage fp
        stfsux      X     31/695  FRS,RA,RB     storage fp
        stfd        D     54      FRS,D(RA0)    storage fp
        stfdu       D     55      FRS,D(RA)     storage fp
        stfdx       X     31/727  FRS,RA0,RB    storage fp
        stfdux      X     31/759  FRS,RA,RB     storage fp
        stfiwx      X     31/983  FRS,RA0,RB    storage fp inval=1
        stfdp       DS    61/0    FRSP,DS(RA0)  storage fp
        stfdpx      X     31/919  FRSP,RA0,RB   storage fp inval=200001
        """;

    private FloatingPointStore() {}

    /** Store floating-point single. */
    public static void stfs(Cpu c, int frs, int d, int ra0) {
        c.store32(c.gpr[ra0] + d & c.eaMask, Float64Conversions.toSingleFormat(c.vsr[2 * frs]));
    }

    /** Store floating-point single with update. */
    public static void stfsu(Cpu c, int frs, int d, int ra) {
        checkUpdate(c, ra);
        long ea = c.gpr[ra] + d & c.eaMask;
        c.store32(ea, Float64Conversions.toSingleFormat(c.vsr[2 * frs]));
        c.gpr[ra] = ea;
    }

    /** Store floating-point single indexed. */
    public static void stfsx(Cpu c, int frs, int ra0, int rb) {
        c.store32(c.gpr[ra0] + c.gpr[rb] & c.eaMask, Float64Conversions.toSingleFormat(c.vsr[2 * frs]));
    }

    /** Store floating-point single with update indexed. */
    public static void stfsux(Cpu c, int frs, int ra, int rb) {
        checkUpdate(c, ra);
        long ea = c.gpr[ra] + c.gpr[rb] & c.eaMask;
        c.store32(ea, Float64Conversions.toSingleFormat(c.vsr[2 * frs]));
        c.gpr[ra] = ea;
    }

    /** Store floating-point double. */
    public static void stfd(Cpu c, int frs, int d, int ra0) {
        c.store64(c.gpr[ra0] + d & c.eaMask, c.vsr[2 * frs]);
    }

    /** Store floating-point double with update. */
    public static void stfdu(Cpu c, int frs, int d, int ra) {
        checkUpdate(c, ra);
        long ea = c.gpr[ra] + d & c.eaMask;
        c.store64(ea, c.vsr[2 * frs]);
        c.gpr[ra] = ea;
    }

    /** Store floating-point double indexed. */
    public static void stfdx(Cpu c, int frs, int ra0, int rb) {
        c.store64(c.gpr[ra0] + c.gpr[rb] & c.eaMask, c.vsr[2 * frs]);
    }

    /** Store floating-point double with update indexed. */
    public static void stfdux(Cpu c, int frs, int ra, int rb) {
        checkUpdate(c, ra);
        long ea = c.gpr[ra] + c.gpr[rb] & c.eaMask;
        c.store64(ea, c.vsr[2 * frs]);
        c.gpr[ra] = ea;
    }

    /** Store floating-point as integer word indexed. */
    public static void stfiwx(Cpu c, int frs, int ra0, int rb) {
        c.store32(c.gpr[ra0] + c.gpr[rb] & c.eaMask, (int) c.vsr[2 * frs]);
    }

    /** Store floating-point double pair. */
    public static void stfdp(Cpu c, int frsp, int ds, int ra0) {
        pair(c, frsp, c.gpr[ra0] + ds & c.eaMask);
    }

    /** Store floating-point double pair indexed. */
    public static void stfdpx(Cpu c, int frsp, int ra0, int rb) {
        pair(c, frsp, c.gpr[ra0] + c.gpr[rb] & c.eaMask);
    }

    /** The quadword in storage has the byte order of the CPU: in little-endian the odd register comes first. */
    private static void pair(Cpu c, int frsp, long ea) {
        long even = c.vsr[2 * frsp];
        long odd = c.vsr[2 * frsp + 2];
        c.store64(ea, c.littleEndian ? odd : even);
        c.store64(ea + 8 & c.eaMask, c.littleEndian ? even : odd);
    }

    /** The forms with update that the ISA calls invalid are illegal. */
    private static void checkUpdate(Cpu c, int ra) {
        if (ra == 0) {
            throw c.illegal();
        }
    }
}
