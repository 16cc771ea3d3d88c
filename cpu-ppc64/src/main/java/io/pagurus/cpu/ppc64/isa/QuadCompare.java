package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.condition;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.raise;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float128;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** Quad-precision comparison (Power ISA I 7.6.1.4). */
public final class QuadCompare {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands    attributes
        xscmpoqp    X     63/132  BF,VRA,VRB  vsx p9 inval=600001
        xscmpuqp    X     63/644  BF,VRA,VRB  vsx p9 inval=600001
        xscmpexpqp  X     63/164  BF,VRA,VRB  vsx p9 inval=600001
        """;

    private QuadCompare() {}

    private static final long EXPONENT = 0x7fff_0000_0000_0000L;

    /** VSX scalar compare ordered quad-precision. */
    public static void xscmpoqp(Cpu c, int bf, int vra, int vrb) {
        FpEnv e = begin(c);
        int order = Float128.compareOrdered(
                e, c.vsr[64 + 2 * vra], c.vsr[65 + 2 * vra], c.vsr[64 + 2 * vrb], c.vsr[65 + 2 * vrb]);
        compared(c, e, bf, order);
    }

    /** VSX scalar compare unordered quad-precision. */
    public static void xscmpuqp(Cpu c, int bf, int vra, int vrb) {
        FpEnv e = begin(c);
        int order = Float128.compareUnordered(
                e, c.vsr[64 + 2 * vra], c.vsr[65 + 2 * vra], c.vsr[64 + 2 * vrb], c.vsr[65 + 2 * vrb]);
        compared(c, e, bf, order);
    }

    /** VSX scalar compare exponents quad-precision. */
    public static void xscmpexpqp(Cpu c, int bf, int vra, int vrb) {
        long a = c.vsr[64 + 2 * vra];
        long b = c.vsr[64 + 2 * vrb];
        boolean nan = Float128.isNan(a, c.vsr[65 + 2 * vra]) || Float128.isNan(b, c.vsr[65 + 2 * vrb]);
        int order = nan ? 1 : Long.compare(a & EXPONENT, b & EXPONENT);
        condition(c, bf, nan ? 1 : order < 0 ? 8 : order > 0 ? 4 : 2);
    }

    /** Of a signaling NaN the ordered comparison is invalid twice, but only once if VE is set. */
    private static void compared(Cpu c, FpEnv e, int bf, int order) {
        condition(c, bf, order);
        int flags = e.flags;
        if ((flags & FpEnv.VXSNAN) != 0) {
            raise(c, FpEnv.VXSNAN | Fpscr.VX, Fpscr.VE);
            flags = (c.fpscr & Fpscr.VE) != 0 ? 0 : flags;
        }
        if ((flags & FpEnv.VXVC) != 0) {
            raise(c, FpEnv.VXVC | Fpscr.VX, Fpscr.VE);
        }
    }
}
