package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.VectorFloat.words;
import static io.pagurus.cpu.ppc64.isa.VsxResults.lane;
import static io.pagurus.cpu.ppc64.isa.VsxResults.vector;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float32;
import io.pagurus.cpu.ppc64.fp.Float64Conversions;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** VSX vector conversions between formats, and from integers (Power ISA I 7.6.1.5). */
public final class VsxVectorConvert {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic     form   opcode  operands    attributes
        xvcvdpsp       XX2    60/393  XT,XB  vsx
        xvcvspdp       XX2    60/457  XT,XB  vsx
        xvcvhpsp       XX2    60/475  XT,XB  vsx p9 11:15=24
        xvcvsphp       XX2    60/475  XT,XB  vsx p9 11:15=25
        xvcvsxddp      XX2    60/504  XT,XB  vsx
        xvcvuxddp      XX2    60/488  XT,XB  vsx
        xvcvsxwdp      XX2    60/248  XT,XB  vsx
        xvcvuxwdp      XX2    60/232  XT,XB  vsx
        xvcvsxdsp      XX2    60/440  XT,XB  vsx
        xvcvuxdsp      XX2    60/424  XT,XB  vsx
        xvcvsxwsp      XX2    60/184  XT,XB  vsx
        xvcvuxwsp      XX2    60/168  XT,XB  vsx
        """;

    private VsxVectorConvert() {}

    private static final int HALF = 0xffff;

    /** VSX vector convert double-precision to single-precision: each to both words of its doubleword. */
    public static void xvcvdpsp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        int first = Float64Conversions.toFloat32(e, c.vsr[2 * xb]);
        lane(c, e);
        int second = Float64Conversions.toFloat32(e, c.vsr[2 * xb + 1]);
        lane(c, e);
        vector(c, e, xt, words(first, first), words(second, second));
    }

    /** VSX vector convert single-precision to double-precision: the first word of each doubleword. */
    public static void xvcvspdp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long high = Float64Conversions.fromFloat32(e, (int) (c.vsr[2 * xb] >>> 32));
        lane(c, e);
        long low = Float64Conversions.fromFloat32(e, (int) (c.vsr[2 * xb + 1] >>> 32));
        lane(c, e);
        vector(c, e, xt, high, low);
    }

    /** VSX vector convert half-precision to single-precision: the second halfword of each word. */
    public static void xvcvhpsp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long high = halvesToSingles(c, e, c.vsr[2 * xb]);
        long low = halvesToSingles(c, e, c.vsr[2 * xb + 1]);
        vector(c, e, xt, high, low);
    }

    /** VSX vector convert single-precision to half-precision: to the second halfword of each word. */
    public static void xvcvsphp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long high = singlesToHalves(c, e, c.vsr[2 * xb]);
        long low = singlesToHalves(c, e, c.vsr[2 * xb + 1]);
        vector(c, e, xt, high, low);
    }

    /** VSX vector convert signed doubleword to double-precision. */
    public static void xvcvsxddp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long high = Float64Conversions.fromS64(e, c.vsr[2 * xb]);
        long low = Float64Conversions.fromS64(e, c.vsr[2 * xb + 1]);
        vector(c, e, xt, high, low);
    }

    /** VSX vector convert unsigned doubleword to double-precision. */
    public static void xvcvuxddp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long high = Float64Conversions.fromU64(e, c.vsr[2 * xb]);
        long low = Float64Conversions.fromU64(e, c.vsr[2 * xb + 1]);
        vector(c, e, xt, high, low);
    }

    /** VSX vector convert signed word to double-precision: the first word of each doubleword; exact. */
    public static void xvcvsxwdp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long high = Float64Conversions.fromS64(e, c.vsr[2 * xb] >> 32);
        long low = Float64Conversions.fromS64(e, c.vsr[2 * xb + 1] >> 32);
        vector(c, e, xt, high, low);
    }

    /** VSX vector convert unsigned word to double-precision: the first word of each doubleword; exact. */
    public static void xvcvuxwdp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long high = Float64Conversions.fromU64(e, c.vsr[2 * xb] >>> 32);
        long low = Float64Conversions.fromU64(e, c.vsr[2 * xb + 1] >>> 32);
        vector(c, e, xt, high, low);
    }

    /** VSX vector convert signed doubleword to single-precision: to both words of its doubleword. */
    public static void xvcvsxdsp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        int first = Float32.fromS64(e, c.vsr[2 * xb]);
        int second = Float32.fromS64(e, c.vsr[2 * xb + 1]);
        vector(c, e, xt, words(first, first), words(second, second));
    }

    /** VSX vector convert unsigned doubleword to single-precision: to both words of its doubleword. */
    public static void xvcvuxdsp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        int first = Float32.fromU64(e, c.vsr[2 * xb]);
        int second = Float32.fromU64(e, c.vsr[2 * xb + 1]);
        vector(c, e, xt, words(first, first), words(second, second));
    }

    /** VSX vector convert signed word to single-precision. */
    public static void xvcvsxwsp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long high = signedToSingles(e, c.vsr[2 * xb]);
        long low = signedToSingles(e, c.vsr[2 * xb + 1]);
        vector(c, e, xt, high, low);
    }

    /** VSX vector convert unsigned word to single-precision. */
    public static void xvcvuxwsp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long high = unsignedToSingles(e, c.vsr[2 * xb]);
        long low = unsignedToSingles(e, c.vsr[2 * xb + 1]);
        vector(c, e, xt, high, low);
    }

    private static long halvesToSingles(Cpu c, FpEnv e, long b) {
        int first = Float32.fromFloat16(e, (int) (b >>> 32) & HALF);
        lane(c, e);
        int second = Float32.fromFloat16(e, (int) b & HALF);
        lane(c, e);
        return words(first, second);
    }

    private static long singlesToHalves(Cpu c, FpEnv e, long b) {
        int first = Float32.toFloat16(e, (int) (b >>> 32));
        lane(c, e);
        int second = Float32.toFloat16(e, (int) b);
        lane(c, e);
        return words(first, second);
    }

    private static long signedToSingles(FpEnv e, long b) {
        int first = Float32.fromS64(e, b >> 32);
        return words(first, Float32.fromS64(e, b << 32 >> 32));
    }

    private static long unsignedToSingles(FpEnv e, long b) {
        int first = Float32.fromU64(e, b >>> 32);
        return words(first, Float32.fromU64(e, b & 0xffff_ffffL));
    }
}
