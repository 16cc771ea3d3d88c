package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float64Conversions;

/**
 * VSX loads (Power ISA I 7.6.1.1). Doubleword 1, undefined after a scalar is loaded, stays as it was where the address is
 * indexed, and becomes zero with a displacement.
 */
public final class VsxLoad {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands        attributes
        lxsdx       XX1   31/588   XT,RA0,RB       storage vsx
        lxsspx      XX1   31/524   XT,RA0,RB       storage vsx
        lxsiwax     XX1   31/76    XT,RA0,RB       storage vsx
        lxsiwzx     XX1   31/12    XT,RA0,RB       storage vsx
        lxsibzx     XX1   31/781   XT,RA0,RB       storage vsx p9
        lxsihzx     XX1   31/813   XT,RA0,RB       storage vsx p9
        # The oracle wants VSX for lxsd, the vector facility for lxssp.
        lxsd        DS    57/2     VRT,DS(RA0)     storage vsx p9
        lxssp       DS    57/3     VRT,DS(RA0)     storage vec p9
        lxv         DQ    61/1     XT_DQ,DQ(RA0)   storage vsxvec p9
        lxvx        XX1   31/268   XT,RA0,RB       storage vsxvec p9 any=40
        lxvd2x      XX1   31/844   XT,RA0,RB       storage vsx
        lxvw4x      XX1   31/780   XT,RA0,RB       storage vsx
        lxvh8x      XX1   31/812   XT,RA0,RB       storage vsx p9
        lxvb16x     XX1   31/876   XT,RA0,RB       storage vsx p9
        lxvdsx      XX1   31/332   XT,RA0,RB       storage vsx
        lxvwsx      XX1   31/364   XT,RA0,RB       storage vsxvec p9
        lxvl        XX1   31/269   XT,RA0,RB       storage vsxvec p9
        lxvll       XX1   31/301   XT,RA0,RB       storage vsxvec p9
        """;

    private VsxLoad() {}

    /** Load VSX scalar doubleword indexed. */
    public static void lxsdx(Cpu c, int xt, int ra0, int rb) {
        c.vsr[2 * xt] = c.load64(c.gpr[ra0] + c.gpr[rb] & c.eaMask);
    }

    /** Load VSX scalar single-precision indexed. */
    public static void lxsspx(Cpu c, int xt, int ra0, int rb) {
        c.vsr[2 * xt] = Float64Conversions.fromSingleFormat(c.load32(c.gpr[ra0] + c.gpr[rb] & c.eaMask));
    }

    /** Load VSX scalar as integer word algebraic indexed. */
    public static void lxsiwax(Cpu c, int xt, int ra0, int rb) {
        c.vsr[2 * xt] = c.load32(c.gpr[ra0] + c.gpr[rb] & c.eaMask);
    }

    /** Load VSX scalar as integer word and zero indexed. */
    public static void lxsiwzx(Cpu c, int xt, int ra0, int rb) {
        c.vsr[2 * xt] = c.load32(c.gpr[ra0] + c.gpr[rb] & c.eaMask) & 0xffff_ffffL;
    }

    /** Load VSX scalar as integer byte and zero indexed. */
    public static void lxsibzx(Cpu c, int xt, int ra0, int rb) {
        c.vsr[2 * xt] = c.load8(c.gpr[ra0] + c.gpr[rb] & c.eaMask);
    }

    /** Load VSX scalar as integer halfword and zero indexed. */
    public static void lxsihzx(Cpu c, int xt, int ra0, int rb) {
        c.vsr[2 * xt] = c.load16(c.gpr[ra0] + c.gpr[rb] & c.eaMask);
    }

    /** Load VSX scalar doubleword. */
    public static void lxsd(Cpu c, int vrt, int ds, int ra0) {
        scalar(c, vrt, c.load64(c.gpr[ra0] + ds & c.eaMask));
    }

    /** Load VSX scalar single-precision. */
    public static void lxssp(Cpu c, int vrt, int ds, int ra0) {
        scalar(c, vrt, Float64Conversions.fromSingleFormat(c.load32(c.gpr[ra0] + ds & c.eaMask)));
    }

    /** Load VSX vector. */
    public static void lxv(Cpu c, int xtdq, int dq, int ra0) {
        quadword(c, xtdq, c.gpr[ra0] + dq & c.eaMask);
    }

    /** Load VSX vector indexed. */
    public static void lxvx(Cpu c, int xt, int ra0, int rb) {
        quadword(c, xt, c.gpr[ra0] + c.gpr[rb] & c.eaMask);
    }

    /** Load VSX vector doubleword times 2 indexed. */
    public static void lxvd2x(Cpu c, int xt, int ra0, int rb) {
        long ea = c.gpr[ra0] + c.gpr[rb] & c.eaMask;
        long first = c.load64(ea);
        c.vsr[2 * xt + 1] = c.load64(ea + 8 & c.eaMask);
        c.vsr[2 * xt] = first;
    }

    /** Load VSX vector word times 4 indexed. */
    public static void lxvw4x(Cpu c, int xt, int ra0, int rb) {
        long ea = c.gpr[ra0] + c.gpr[rb] & c.eaMask;
        long first = c.load64(ea);
        long second = c.load64(ea + 8 & c.eaMask);
        c.vsr[2 * xt] = c.littleEndian ? first << 32 | first >>> 32 : first;
        c.vsr[2 * xt + 1] = c.littleEndian ? second << 32 | second >>> 32 : second;
    }

    /** Load VSX vector halfword times 8 indexed. */
    public static void lxvh8x(Cpu c, int xt, int ra0, int rb) {
        long ea = c.gpr[ra0] + c.gpr[rb] & c.eaMask;
        long first = c.load64(ea);
        long second = c.load64(ea + 8 & c.eaMask);
        c.vsr[2 * xt] = c.littleEndian ? VsxStore.reverseHalfwords(first) : first;
        c.vsr[2 * xt + 1] = c.littleEndian ? VsxStore.reverseHalfwords(second) : second;
    }

    /** Load VSX vector byte times 16 indexed. */
    public static void lxvb16x(Cpu c, int xt, int ra0, int rb) {
        long ea = c.gpr[ra0] + c.gpr[rb] & c.eaMask;
        long first = c.load64(ea);
        long second = c.load64(ea + 8 & c.eaMask);
        c.vsr[2 * xt] = c.littleEndian ? Long.reverseBytes(first) : first;
        c.vsr[2 * xt + 1] = c.littleEndian ? Long.reverseBytes(second) : second;
    }

    /** Load VSX vector doubleword and splat indexed. */
    public static void lxvdsx(Cpu c, int xt, int ra0, int rb) {
        long value = c.load64(c.gpr[ra0] + c.gpr[rb] & c.eaMask);
        c.vsr[2 * xt] = value;
        c.vsr[2 * xt + 1] = value;
    }

    /** Load VSX vector word and splat indexed. */
    public static void lxvwsx(Cpu c, int xt, int ra0, int rb) {
        long value = (c.load32(c.gpr[ra0] + c.gpr[rb] & c.eaMask) & 0xffff_ffffL) * 0x1_0000_0001L;
        c.vsr[2 * xt] = value;
        c.vsr[2 * xt + 1] = value;
    }

    /** Load VSX vector with length: so many bytes as a number of the CPU's byte order, left-justified if big-endian. */
    public static void lxvl(Cpu c, int xt, int ra0, int rb) {
        withLength(c, xt, ra0, rb, c.littleEndian);
    }

    /** Load VSX vector left-justified with length: bytes in their order, whatever the CPU's. */
    public static void lxvll(Cpu c, int xt, int ra0, int rb) {
        withLength(c, xt, ra0, rb, false);
    }

    private static void scalar(Cpu c, int vrt, long value) {
        c.vsr[64 + 2 * vrt] = value;
        c.vsr[65 + 2 * vrt] = 0;
    }

    private static void quadword(Cpu c, int xt, long ea) {
        long first = c.load64(ea);
        long second = c.load64(ea + 8 & c.eaMask);
        c.vsr[2 * xt] = c.littleEndian ? second : first;
        c.vsr[2 * xt + 1] = c.littleEndian ? first : second;
    }

    /** The byte at the lowest address becomes the least significant of the register, or else the most significant. */
    private static void withLength(Cpu c, int xt, int ra0, int rb, boolean leastFirst) {
        int bytes = VsxStore.length(c, rb);
        long high = 0;
        long low = 0;
        for (int k = 0; k < bytes; k++) {
            long b = c.load8(c.gpr[ra0] + k & c.eaMask);
            int significance = leastFirst ? k : 15 - k;
            if (significance >= 8) {
                high |= b << 8 * (significance - 8);
            } else {
                low |= b << 8 * significance;
            }
        }
        c.vsr[2 * xt] = high;
        c.vsr[2 * xt + 1] = low;
    }
}
