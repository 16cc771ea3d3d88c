package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float64Conversions;

/** Floating-point loads (Power ISA I 4.6.2, 4.6.4). */
public final class FloatingPointLoad {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands      attributes
        lfs         D     48      FRT,D(RA0)    storage fp
        lfsu        D     49      FRT,D(RA)     storage fp
        lfsx        X     31/535  FRT,RA0,RB    storage fp
        lfsux       X     31/567  FRT,RA,RB     storage fp
        lfd         D     50      FRT,D(RA0)    storage fp
        lfdu        D     51      FRT,D(RA)     storage fp
        lfdx        X     31/599  FRT,RA0,RB    storage fp
        lfdux       X     31/631  FRT,RA,RB     storage fp
        lfiwax      X     31/855  FRT,RA0,RB    storage fp inval=1
        lfiwzx      X     31/887  FRT,RA0,RB    storage fp inval=1
        lfdp        DS    57/0    FRTP,DS(RA0)  storage fp
        lfdpx       X     31/791  FRTP,RA0,RB   storage fp inval=200001
        """;

    private FloatingPointLoad() {}

    /** Load floating-point single. */
    public static void lfs(Cpu c, int frt, int d, int ra0) {
        load(c, frt, Float64Conversions.fromSingleFormat(c.load32(c.gpr[ra0] + d & c.eaMask)));
    }

    /** Load floating-point single with update. */
    public static void lfsu(Cpu c, int frt, int d, int ra) {
        checkUpdate(c, ra);
        long ea = c.gpr[ra] + d & c.eaMask;
        load(c, frt, Float64Conversions.fromSingleFormat(c.load32(ea)));
        c.gpr[ra] = ea;
    }

    /** Load floating-point single indexed. */
    public static void lfsx(Cpu c, int frt, int ra0, int rb) {
        load(c, frt, Float64Conversions.fromSingleFormat(c.load32(c.gpr[ra0] + c.gpr[rb] & c.eaMask)));
    }

    /** Load floating-point single with update indexed. */
    public static void lfsux(Cpu c, int frt, int ra, int rb) {
        checkUpdate(c, ra);
        long ea = c.gpr[ra] + c.gpr[rb] & c.eaMask;
        load(c, frt, Float64Conversions.fromSingleFormat(c.load32(ea)));
        c.gpr[ra] = ea;
    }

    /** Load floating-point double. */
    public static void lfd(Cpu c, int frt, int d, int ra0) {
        load(c, frt, c.load64(c.gpr[ra0] + d & c.eaMask));
    }

    /** Load floating-point double with update. */
    public static void lfdu(Cpu c, int frt, int d, int ra) {
        checkUpdate(c, ra);
        long ea = c.gpr[ra] + d & c.eaMask;
        load(c, frt, c.load64(ea));
        c.gpr[ra] = ea;
    }

    /** Load floating-point double indexed. */
    public static void lfdx(Cpu c, int frt, int ra0, int rb) {
        load(c, frt, c.load64(c.gpr[ra0] + c.gpr[rb] & c.eaMask));
    }

    /** Load floating-point double with update indexed. */
    public static void lfdux(Cpu c, int frt, int ra, int rb) {
        checkUpdate(c, ra);
        long ea = c.gpr[ra] + c.gpr[rb] & c.eaMask;
        load(c, frt, c.load64(ea));
        c.gpr[ra] = ea;
    }

    /** Load floating-point as integer word algebraic indexed. */
    public static void lfiwax(Cpu c, int frt, int ra0, int rb) {
        load(c, frt, c.load32(c.gpr[ra0] + c.gpr[rb] & c.eaMask));
    }

    /** Load floating-point as integer word and zero indexed. */
    public static void lfiwzx(Cpu c, int frt, int ra0, int rb) {
        load(c, frt, c.load32(c.gpr[ra0] + c.gpr[rb] & c.eaMask) & 0xffff_ffffL);
    }

    /** Load floating-point double pair. */
    public static void lfdp(Cpu c, int frtp, int ds, int ra0) {
        pair(c, frtp, c.gpr[ra0] + ds & c.eaMask);
    }

    /** Load floating-point double pair indexed. */
    public static void lfdpx(Cpu c, int frtp, int ra0, int rb) {
        pair(c, frtp, c.gpr[ra0] + c.gpr[rb] & c.eaMask);
    }

    private static void load(Cpu c, int frt, long value) {
        c.vsr[2 * frt] = value;
        c.vsr[2 * frt + 1] = 0;
    }

    /** The quadword in storage has the byte order of the CPU: in little-endian the odd register comes first. */
    private static void pair(Cpu c, int frtp, long ea) {
        long first = c.load64(ea);
        long second = c.load64(ea + 8 & c.eaMask);
        load(c, frtp, c.littleEndian ? second : first);
        load(c, frtp + 1, c.littleEndian ? first : second);
    }

    /** The forms with update that the ISA calls invalid are illegal. */
    private static void checkUpdate(Cpu c, int ra) {
        if (ra == 0) {
            throw c.illegal();
        }
    }
}
