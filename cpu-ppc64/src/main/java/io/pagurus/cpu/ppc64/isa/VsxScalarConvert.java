package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.VectorFloat.words;
import static io.pagurus.cpu.ppc64.isa.VsxResults.integer;
import static io.pagurus.cpu.ppc64.isa.VsxResults.scalar;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float64Conversions;
import io.pagurus.cpu.ppc64.fp.FpClass;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** VSX scalar conversions between formats and of integers (Power ISA I 7.6.1.5). Doubleword 1 becomes zero. */
public final class VsxScalarConvert {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic     form   opcode  operands    attributes
        xscvdpsp       XX2    60/265  XT,XB  vsx
        xscvdpspn      XX2    60/267  XT,XB  vsx
        xscvspdp       XX2    60/329  XT,XB  vsx
        xscvspdpn      XX2    60/331  XT,XB  vsx
        xscvdphp       XX2    60/347  XT,XB  vsx p9 11:15=17
        xscvhpdp       XX2    60/347  XT,XB  vsx p9 11:15=16
        xscvdpsxds     XX2    60/344  XT,XB  vsx
        xscvdpuxds     XX2    60/328  XT,XB  vsx
        xscvdpsxws     XX2    60/88   XT,XB  vsx
        xscvdpuxws     XX2    60/72   XT,XB  vsx
        xscvsxddp      XX2    60/376  XT,XB  vsx
        xscvuxddp      XX2    60/360  XT,XB  vsx
        xscvsxdsp      XX2    60/312  XT,XB  vsx
        xscvuxdsp      XX2    60/296  XT,XB  vsx
        """;

    private VsxScalarConvert() {}

    /** VSX scalar convert double-precision to single-precision: to both words of doubleword 0. */
    public static void xscvdpsp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        int single = Float64Conversions.toFloat32(e, c.vsr[2 * xb]);
        scalar(c, e, xt, words(single, single), FpClass.of32(single));
    }

    /** VSX scalar convert double-precision to single-precision non-signalling: to both words of doubleword 0. */
    public static void xscvdpspn(Cpu c, int xt, int xb) {
        int single = Float64Conversions.toSingleFormat(c.vsr[2 * xb]);
        c.vsr[2 * xt] = words(single, single);
        c.vsr[2 * xt + 1] = 0;
    }

    /** VSX scalar convert single-precision to double-precision. */
    public static void xscvspdp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64Conversions.fromFloat32(e, (int) (c.vsr[2 * xb] >>> 32)));
    }

    /** VSX scalar convert single-precision to double-precision non-signalling. */
    public static void xscvspdpn(Cpu c, int xt, int xb) {
        c.vsr[2 * xt] = Float64Conversions.fromSingleFormat((int) (c.vsr[2 * xb] >>> 32));
        c.vsr[2 * xt + 1] = 0;
    }

    /** VSX scalar convert double-precision to half-precision. */
    public static void xscvdphp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        int half = Float64Conversions.toFloat16(e, c.vsr[2 * xb]);
        scalar(c, e, xt, half, FpClass.of16(half));
    }

    /** VSX scalar convert half-precision to double-precision. */
    public static void xscvhpdp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64Conversions.fromFloat16(e, (int) c.vsr[2 * xb]));
    }

    /** VSX scalar convert with round to zero double-precision to signed doubleword. */
    public static void xscvdpsxds(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        integer(c, e, xt, Float64Conversions.toS64(e, c.vsr[2 * xb], FpEnv.ZERO));
    }

    /** VSX scalar convert with round to zero double-precision to unsigned doubleword. */
    public static void xscvdpuxds(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        integer(c, e, xt, Float64Conversions.toU64(e, c.vsr[2 * xb], FpEnv.ZERO));
    }

    /** VSX scalar convert with round to zero double-precision to signed word. */
    public static void xscvdpsxws(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        integer(c, e, xt, twice(Float64Conversions.toS32(e, c.vsr[2 * xb], FpEnv.ZERO)));
    }

    /** VSX scalar convert with round to zero double-precision to unsigned word. */
    public static void xscvdpuxws(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        integer(c, e, xt, twice(Float64Conversions.toU32(e, c.vsr[2 * xb], FpEnv.ZERO)));
    }

    /** VSX scalar convert signed doubleword to double-precision. */
    public static void xscvsxddp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64Conversions.fromS64(e, c.vsr[2 * xb]));
    }

    /** VSX scalar convert unsigned doubleword to double-precision. */
    public static void xscvuxddp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64Conversions.fromU64(e, c.vsr[2 * xb]));
    }

    /** VSX scalar convert signed doubleword to single-precision, in the oracle by way of double precision. */
    public static void xscvsxdsp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64Conversions.roundToSingle(e, Float64Conversions.fromS64(e, c.vsr[2 * xb])));
    }

    /** VSX scalar convert unsigned doubleword to single-precision, in the oracle by way of double precision. */
    public static void xscvuxdsp(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        scalar(c, e, xt, Float64Conversions.roundToSingle(e, Float64Conversions.fromU64(e, c.vsr[2 * xb])));
    }

    private static long twice(int word) {
        return words(word, word);
    }
}
