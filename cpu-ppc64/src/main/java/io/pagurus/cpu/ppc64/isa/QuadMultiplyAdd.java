package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.QuadResults.beginOdd;
import static io.pagurus.cpu.ppc64.isa.QuadResults.result;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float128;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** Quad-precision multiply-add, rounded once; the addend is the target (Power ISA I 7.6.1.3). */
public final class QuadMultiplyAdd {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands     attributes
        xsmaddqp    X     63/388  VRT,VRA,VRB  vsx p9 31:31=0
        xsmaddqpo   X     63/388  VRT,VRA,VRB  vsx p9 31:31=1
        xsmsubqp    X     63/420  VRT,VRA,VRB  vsx p9 31:31=0
        xsmsubqpo   X     63/420  VRT,VRA,VRB  vsx p9 31:31=1
        xsnmaddqp   X     63/452  VRT,VRA,VRB  vsx p9 31:31=0
        xsnmaddqpo  X     63/452  VRT,VRA,VRB  vsx p9 31:31=1
        xsnmsubqp   X     63/484  VRT,VRA,VRB  vsx p9 31:31=0
        xsnmsubqpo  X     63/484  VRT,VRA,VRB  vsx p9 31:31=1
        """;

    private QuadMultiplyAdd() {}

    /** VSX scalar multiply-add quad-precision. */
    public static void xsmaddqp(Cpu c, int vrt, int vra, int vrb) {
        multiplyAdd(c, begin(c), vrt, vra, vrb, false, false);
    }

    /** VSX scalar multiply-add quad-precision using round to odd. */
    public static void xsmaddqpo(Cpu c, int vrt, int vra, int vrb) {
        multiplyAdd(c, beginOdd(c), vrt, vra, vrb, false, false);
    }

    /** VSX scalar multiply-subtract quad-precision. */
    public static void xsmsubqp(Cpu c, int vrt, int vra, int vrb) {
        multiplyAdd(c, begin(c), vrt, vra, vrb, true, false);
    }

    /** VSX scalar multiply-subtract quad-precision using round to odd. */
    public static void xsmsubqpo(Cpu c, int vrt, int vra, int vrb) {
        multiplyAdd(c, beginOdd(c), vrt, vra, vrb, true, false);
    }

    /** VSX scalar negative multiply-add quad-precision. */
    public static void xsnmaddqp(Cpu c, int vrt, int vra, int vrb) {
        multiplyAdd(c, begin(c), vrt, vra, vrb, false, true);
    }

    /** VSX scalar negative multiply-add quad-precision using round to odd. */
    public static void xsnmaddqpo(Cpu c, int vrt, int vra, int vrb) {
        multiplyAdd(c, beginOdd(c), vrt, vra, vrb, false, true);
    }

    /** VSX scalar negative multiply-subtract quad-precision. */
    public static void xsnmsubqp(Cpu c, int vrt, int vra, int vrb) {
        multiplyAdd(c, begin(c), vrt, vra, vrb, true, true);
    }

    /** VSX scalar negative multiply-subtract quad-precision using round to odd; but the oracle rounds as FPSCR[RN] says. */
    public static void xsnmsubqpo(Cpu c, int vrt, int vra, int vrb) {
        multiplyAdd(c, begin(c), vrt, vra, vrb, true, true);
    }

    private static void multiplyAdd(Cpu c, FpEnv e, int vrt, int vra, int vrb, boolean subtract, boolean negate) {
        long[] v = c.vsr;
        int a = 64 + 2 * vra;
        int m = 64 + 2 * vrb;
        int t = 64 + 2 * vrt;
        Float128.multiplyAdd(e, v[a], v[a + 1], v[m], v[m + 1], v[t], v[t + 1], subtract, negate);
        result(c, e, vrt);
    }
}
