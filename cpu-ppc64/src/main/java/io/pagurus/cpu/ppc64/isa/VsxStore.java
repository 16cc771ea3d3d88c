package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float64Conversions;

/** VSX stores (Power ISA I 7.6.1.2). */
public final class VsxStore {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands        attributes
        stxsdx      XX1   31/716   XS,RA0,RB       storage vsx
        stxsspx     XX1   31/652   XS,RA0,RB       storage vsx
        stxsiwx     XX1   31/140   XS,RA0,RB       storage vsx
        stxsibx     XX1   31/909   XS,RA0,RB       storage vsx p9
        stxsihx     XX1   31/941   XS,RA0,RB       storage vsx p9
        stxsd       DS    61/2     VRS,DS(RA0)     storage vec p9
        stxssp      DS    61/3     VRS,DS(RA0)     storage vec p9
        stxv        DQ    61/5     XS_DQ,DQ(RA0)   storage vsxvec p9
        stxvx       XX1   31/396   XS,RA0,RB       storage vsxvec p9
        stxvd2x     XX1   31/972   XS,RA0,RB       storage vsx
        stxvw4x     XX1   31/908   XS,RA0,RB       storage vsx
        stxvh8x     XX1   31/940   XS,RA0,RB       storage vsx p9
        stxvb16x    XX1   31/1004  XS,RA0,RB       storage vsx p9
        stxvl       XX1   31/397   XS,RA0,RB       storage vsxvec p9
        stxvll      XX1   31/429   XS,RA0,RB       storage vsxvec p9
        """;

    private VsxStore() {}

    /** Store VSX scalar doubleword indexed. */
    public static void stxsdx(Cpu c, int xs, int ra0, int rb) {
        c.store64(c.gpr[ra0] + c.gpr[rb] & c.eaMask, c.vsr[2 * xs]);
    }

    /** Store VSX scalar single-precision indexed. */
    public static void stxsspx(Cpu c, int xs, int ra0, int rb) {
        c.store32(c.gpr[ra0] + c.gpr[rb] & c.eaMask, Float64Conversions.toSingleFormat(c.vsr[2 * xs]));
    }

    /** Store VSX scalar as integer word indexed. */
    public static void stxsiwx(Cpu c, int xs, int ra0, int rb) {
        c.store32(c.gpr[ra0] + c.gpr[rb] & c.eaMask, (int) c.vsr[2 * xs]);
    }

    /** Store VSX scalar as integer byte indexed. */
    public static void stxsibx(Cpu c, int xs, int ra0, int rb) {
        c.store8(c.gpr[ra0] + c.gpr[rb] & c.eaMask, (int) c.vsr[2 * xs]);
    }

    /** Store VSX scalar as integer halfword indexed. */
    public static void stxsihx(Cpu c, int xs, int ra0, int rb) {
        c.store16(c.gpr[ra0] + c.gpr[rb] & c.eaMask, (int) c.vsr[2 * xs]);
    }

    /** Store VSX scalar doubleword. */
    public static void stxsd(Cpu c, int vrs, int ds, int ra0) {
        c.store64(c.gpr[ra0] + ds & c.eaMask, c.vsr[2 * vrs + 64]);
    }

    /** Store VSX scalar single-precision. */
    public static void stxssp(Cpu c, int vrs, int ds, int ra0) {
        c.store32(c.gpr[ra0] + ds & c.eaMask, Float64Conversions.toSingleFormat(c.vsr[2 * vrs + 64]));
    }

    /** Store VSX vector. */
    public static void stxv(Cpu c, int xsdq, int dq, int ra0) {
        quadword(c, xsdq, c.gpr[ra0] + dq & c.eaMask);
    }

    /** Store VSX vector indexed. */
    public static void stxvx(Cpu c, int xs, int ra0, int rb) {
        quadword(c, xs, c.gpr[ra0] + c.gpr[rb] & c.eaMask);
    }

    /** Store VSX vector doubleword times 2 indexed. */
    public static void stxvd2x(Cpu c, int xs, int ra0, int rb) {
        long ea = c.gpr[ra0] + c.gpr[rb] & c.eaMask;
        c.store64(ea, c.vsr[2 * xs]);
        c.store64(ea + 8 & c.eaMask, c.vsr[2 * xs + 1]);
    }

    /** Store VSX vector word times 4 indexed. */
    public static void stxvw4x(Cpu c, int xs, int ra0, int rb) {
        long ea = c.gpr[ra0] + c.gpr[rb] & c.eaMask;
        long first = c.vsr[2 * xs];
        long second = c.vsr[2 * xs + 1];
        c.store64(ea, c.littleEndian ? first << 32 | first >>> 32 : first);
        c.store64(ea + 8 & c.eaMask, c.littleEndian ? second << 32 | second >>> 32 : second);
    }

    /** Store VSX vector halfword times 8 indexed. */
    public static void stxvh8x(Cpu c, int xs, int ra0, int rb) {
        long ea = c.gpr[ra0] + c.gpr[rb] & c.eaMask;
        long first = c.vsr[2 * xs];
        long second = c.vsr[2 * xs + 1];
        c.store64(ea, c.littleEndian ? reverseHalfwords(first) : first);
        c.store64(ea + 8 & c.eaMask, c.littleEndian ? reverseHalfwords(second) : second);
    }

    /** Store VSX vector byte times 16 indexed. */
    public static void stxvb16x(Cpu c, int xs, int ra0, int rb) {
        long ea = c.gpr[ra0] + c.gpr[rb] & c.eaMask;
        long first = c.vsr[2 * xs];
        long second = c.vsr[2 * xs + 1];
        c.store64(ea, c.littleEndian ? Long.reverseBytes(first) : first);
        c.store64(ea + 8 & c.eaMask, c.littleEndian ? Long.reverseBytes(second) : second);
    }

    /** Store VSX vector with length: so many bytes as a number of the CPU's byte order, left-justified if big-endian. */
    public static void stxvl(Cpu c, int xs, int ra0, int rb) {
        withLength(c, xs, ra0, rb, c.littleEndian);
    }

    /** Store VSX vector left-justified with length: bytes in their order, whatever the CPU's. */
    public static void stxvll(Cpu c, int xs, int ra0, int rb) {
        withLength(c, xs, ra0, rb, false);
    }

    private static void quadword(Cpu c, int xs, long ea) {
        c.store64(ea, c.vsr[c.littleEndian ? 2 * xs + 1 : 2 * xs]);
        c.store64(ea + 8 & c.eaMask, c.vsr[c.littleEndian ? 2 * xs : 2 * xs + 1]);
    }

    /** The least significant byte of the register goes to the lowest address, or else the most significant. */
    private static void withLength(Cpu c, int xs, int ra0, int rb, boolean leastFirst) {
        int bytes = length(c, rb);
        for (int k = 0; k < bytes; k++) {
            int significance = leastFirst ? k : 15 - k;
            long half = c.vsr[significance >= 8 ? 2 * xs : 2 * xs + 1];
            c.store8(c.gpr[ra0] + k & c.eaMask, (int) (half >>> 8 * (significance & 7)));
        }
    }

    /** {@return how many bytes bits 0 to 7 of a register ask for, at most a register full} */
    static int length(Cpu c, int rb) {
        return (int) Math.min(c.gpr[rb] >>> 56, 16);
    }

    /** {@return the four halfwords of a doubleword in reverse order} */
    static long reverseHalfwords(long value) {
        long swapped = value << 32 | value >>> 32;
        return (swapped & 0x0000_ffff_0000_ffffL) << 16 | swapped >>> 16 & 0x0000_ffff_0000_ffffL;
    }
}
