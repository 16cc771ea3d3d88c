package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.QuadResults.beginOdd;
import static io.pagurus.cpu.ppc64.isa.QuadResults.result;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float128;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** Quad-precision elementary arithmetic (Power ISA I 7.6.1.3). */
public final class QuadArithmetic {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands     attributes
        xsaddqp     X     63/4    VRT,VRA,VRB  vsx p9 31:31=0
        xsaddqpo    X     63/4    VRT,VRA,VRB  vsx p9 31:31=1
        xssubqp     X     63/516  VRT,VRA,VRB  vsx p9 31:31=0
        xssubqpo    X     63/516  VRT,VRA,VRB  vsx p9 31:31=1
        xsmulqp     X     63/36   VRT,VRA,VRB  vsx p9 31:31=0
        xsmulqpo    X     63/36   VRT,VRA,VRB  vsx p9 31:31=1
        xsdivqp     X     63/548  VRT,VRA,VRB  vsx p9 31:31=0
        xsdivqpo    X     63/548  VRT,VRA,VRB  vsx p9 31:31=1
        xssqrtqp    X     63/804  VRT,VRB      vsx p9 11:15=27 31:31=0
        xssqrtqpo   X     63/804  VRT,VRB      vsx p9 11:15=27 31:31=1
        """;

    private QuadArithmetic() {}

    /** VSX scalar add quad-precision. */
    public static void xsaddqp(Cpu c, int vrt, int vra, int vrb) {
        FpEnv e = begin(c);
        Float128.add(e, c.vsr[64 + 2 * vra], c.vsr[65 + 2 * vra], c.vsr[64 + 2 * vrb], c.vsr[65 + 2 * vrb]);
        result(c, e, vrt);
    }

    /** VSX scalar add quad-precision using round to odd. */
    public static void xsaddqpo(Cpu c, int vrt, int vra, int vrb) {
        FpEnv e = beginOdd(c);
        Float128.add(e, c.vsr[64 + 2 * vra], c.vsr[65 + 2 * vra], c.vsr[64 + 2 * vrb], c.vsr[65 + 2 * vrb]);
        result(c, e, vrt);
    }

    /** VSX scalar subtract quad-precision. */
    public static void xssubqp(Cpu c, int vrt, int vra, int vrb) {
        FpEnv e = begin(c);
        Float128.sub(e, c.vsr[64 + 2 * vra], c.vsr[65 + 2 * vra], c.vsr[64 + 2 * vrb], c.vsr[65 + 2 * vrb]);
        result(c, e, vrt);
    }

    /** VSX scalar subtract quad-precision using round to odd. */
    public static void xssubqpo(Cpu c, int vrt, int vra, int vrb) {
        FpEnv e = beginOdd(c);
        Float128.sub(e, c.vsr[64 + 2 * vra], c.vsr[65 + 2 * vra], c.vsr[64 + 2 * vrb], c.vsr[65 + 2 * vrb]);
        result(c, e, vrt);
    }

    /** VSX scalar multiply quad-precision. */
    public static void xsmulqp(Cpu c, int vrt, int vra, int vrb) {
        FpEnv e = begin(c);
        Float128.mul(e, c.vsr[64 + 2 * vra], c.vsr[65 + 2 * vra], c.vsr[64 + 2 * vrb], c.vsr[65 + 2 * vrb]);
        result(c, e, vrt);
    }

    /** VSX scalar multiply quad-precision using round to odd. */
    public static void xsmulqpo(Cpu c, int vrt, int vra, int vrb) {
        FpEnv e = beginOdd(c);
        Float128.mul(e, c.vsr[64 + 2 * vra], c.vsr[65 + 2 * vra], c.vsr[64 + 2 * vrb], c.vsr[65 + 2 * vrb]);
        result(c, e, vrt);
    }

    /** VSX scalar divide quad-precision. */
    public static void xsdivqp(Cpu c, int vrt, int vra, int vrb) {
        FpEnv e = begin(c);
        Float128.div(e, c.vsr[64 + 2 * vra], c.vsr[65 + 2 * vra], c.vsr[64 + 2 * vrb], c.vsr[65 + 2 * vrb]);
        result(c, e, vrt);
    }

    /** VSX scalar divide quad-precision using round to odd. */
    public static void xsdivqpo(Cpu c, int vrt, int vra, int vrb) {
        FpEnv e = beginOdd(c);
        Float128.div(e, c.vsr[64 + 2 * vra], c.vsr[65 + 2 * vra], c.vsr[64 + 2 * vrb], c.vsr[65 + 2 * vrb]);
        result(c, e, vrt);
    }

    /** VSX scalar square root quad-precision. */
    public static void xssqrtqp(Cpu c, int vrt, int vrb) {
        FpEnv e = begin(c);
        Float128.sqrt(e, c.vsr[64 + 2 * vrb], c.vsr[65 + 2 * vrb]);
        result(c, e, vrt);
    }

    /** VSX scalar square root quad-precision using round to odd. */
    public static void xssqrtqpo(Cpu c, int vrt, int vrb) {
        FpEnv e = beginOdd(c);
        Float128.sqrt(e, c.vsr[64 + 2 * vrb], c.vsr[65 + 2 * vrb]);
        result(c, e, vrt);
    }
}
