package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.checkInvalid;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.checkLane;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.fprf;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.settle;
import static io.pagurus.cpu.ppc64.isa.QuadResults.beginOdd;
import static io.pagurus.cpu.ppc64.isa.QuadResults.result;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float128;
import io.pagurus.cpu.ppc64.fp.FpClass;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** Quad-precision conversions (Power ISA I 7.6.1.5). */
public final class QuadConvert {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands  attributes
        xscvqpdp    X     63/836  VRT,VRB   vsx p9 11:15=20 31:31=0
        xscvqpdpo   X     63/836  VRT,VRB   vsx p9 11:15=20 31:31=1
        xscvdpqp    X     63/836  VRT,VRB   vsx p9 11:15=22 inval=1
        xscvqpsdz   X     63/836  VRT,VRB   vsx p9 11:15=25 inval=1
        xscvqpudz   X     63/836  VRT,VRB   vsx p9 11:15=17 inval=1
        xscvqpswz   X     63/836  VRT,VRB   vsx p9 11:15=9 inval=1
        xscvqpuwz   X     63/836  VRT,VRB   vsx p9 11:15=1 inval=1
        xscvsdqp    X     63/836  VRT,VRB   vsx p9 11:15=10 inval=1
        xscvudqp    X     63/836  VRT,VRB   vsx p9 11:15=2 inval=1
        """;

    private QuadConvert() {}

    /** VSX scalar convert quad-precision to double-precision. */
    public static void xscvqpdp(Cpu c, int vrt, int vrb) {
        toDouble(c, begin(c), vrt, vrb);
    }

    /** VSX scalar convert quad-precision to double-precision using round to odd. */
    public static void xscvqpdpo(Cpu c, int vrt, int vrb) {
        toDouble(c, beginOdd(c), vrt, vrb);
    }

    /** VSX scalar convert double-precision to quad-precision. */
    public static void xscvdpqp(Cpu c, int vrt, int vrb) {
        FpEnv e = begin(c);
        Float128.fromFloat64(e, c.vsr[64 + 2 * vrb]);
        result(c, e, vrt);
    }

    /** VSX scalar convert quad-precision to signed doubleword toward zero. */
    public static void xscvqpsdz(Cpu c, int vrt, int vrb) {
        FpEnv e = begin(c);
        integer(c, e, vrt, Float128.toS64(e, c.vsr[64 + 2 * vrb], c.vsr[65 + 2 * vrb], FpEnv.ZERO));
    }

    /** VSX scalar convert quad-precision to unsigned doubleword toward zero. */
    public static void xscvqpudz(Cpu c, int vrt, int vrb) {
        FpEnv e = begin(c);
        integer(c, e, vrt, Float128.toU64(e, c.vsr[64 + 2 * vrb], c.vsr[65 + 2 * vrb], FpEnv.ZERO));
    }

    /** VSX scalar convert quad-precision to signed word toward zero. */
    public static void xscvqpswz(Cpu c, int vrt, int vrb) {
        FpEnv e = begin(c);
        integer(c, e, vrt, Float128.toS32(e, c.vsr[64 + 2 * vrb], c.vsr[65 + 2 * vrb], FpEnv.ZERO));
    }

    /** VSX scalar convert quad-precision to unsigned word toward zero. */
    public static void xscvqpuwz(Cpu c, int vrt, int vrb) {
        FpEnv e = begin(c);
        integer(c, e, vrt, Float128.toU32(e, c.vsr[64 + 2 * vrb], c.vsr[65 + 2 * vrb], FpEnv.ZERO) & 0xffff_ffffL);
    }

    /** VSX scalar convert signed doubleword to quad-precision. */
    public static void xscvsdqp(Cpu c, int vrt, int vrb) {
        FpEnv e = begin(c);
        Float128.fromS64(e, c.vsr[64 + 2 * vrb]);
        result(c, e, vrt);
    }

    /** VSX scalar convert unsigned doubleword to quad-precision. */
    public static void xscvudqp(Cpu c, int vrt, int vrb) {
        FpEnv e = begin(c);
        Float128.fromU64(e, c.vsr[64 + 2 * vrb]);
        result(c, e, vrt);
    }

    private static void toDouble(Cpu c, FpEnv e, int vrt, int vrb) {
        long value = Float128.toFloat64(e, c.vsr[64 + 2 * vrb], c.vsr[65 + 2 * vrb]);
        checkInvalid(c, e);
        c.vsr[64 + 2 * vrt] = value;
        c.vsr[65 + 2 * vrt] = 0;
        settle(c, e, FpClass.of64(value));
    }

    /** An invalid conversion changes no FPRF in the oracle. */
    private static void integer(Cpu c, FpEnv e, int vrt, long value) {
        checkLane(c, e);
        c.vsr[64 + 2 * vrt] = value;
        c.vsr[65 + 2 * vrt] = 0;
        settle(c, e, fprf(c));
    }
}
