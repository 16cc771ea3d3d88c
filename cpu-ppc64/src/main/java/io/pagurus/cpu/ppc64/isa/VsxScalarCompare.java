package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.VsxResults.condition;
import static io.pagurus.cpu.ppc64.isa.VsxResults.lane;
import static io.pagurus.cpu.ppc64.isa.VsxResults.vector;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float64;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** VSX scalar compare (Power ISA I 7.6.1.6): to a CR field and FPSCR[FPCC], or to the target. */
public final class VsxScalarCompare {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic     form   opcode  operands    attributes
        xscmpodp       XX3    60/43   BF,XA,XB  vsx inval=1
        xscmpudp       XX3    60/35   BF,XA,XB  vsx inval=1
        xscmpexpdp     XX3    60/59   BF,XA,XB  vsx p9
        xscmpeqdp      XX3    60/3    XT,XA,XB  vsx p9
        xscmpgtdp      XX3    60/11   XT,XA,XB  vsx p9
        xscmpgedp      XX3    60/19   XT,XA,XB  vsx p9
        """;

    private VsxScalarCompare() {}

    private static final int EXPONENT = 0x7ff;

    /** VSX scalar compare ordered double-precision. */
    public static void xscmpodp(Cpu c, int bf, int xa, int xb) {
        FpEnv e = begin(c);
        condition(c, e, bf, Float64.compareOrdered(e, c.vsr[2 * xa], c.vsr[2 * xb]));
    }

    /** VSX scalar compare unordered double-precision. */
    public static void xscmpudp(Cpu c, int bf, int xa, int xb) {
        FpEnv e = begin(c);
        condition(c, e, bf, Float64.compareUnordered(e, c.vsr[2 * xa], c.vsr[2 * xb]));
    }

    /** VSX scalar compare exponents double-precision: no exceptions, NaNs are unordered. */
    public static void xscmpexpdp(Cpu c, int bf, int xa, int xb) {
        long a = c.vsr[2 * xa];
        long b = c.vsr[2 * xb];
        int condition = 1;
        if (!Float64.isNan(a) && !Float64.isNan(b)) {
            int difference = ((int) (a >>> 52) & EXPONENT) - ((int) (b >>> 52) & EXPONENT);
            condition = difference < 0 ? 8 : difference > 0 ? 4 : 2;
        }
        FloatingPointResults.condition(c, bf, condition);
    }

    /** VSX scalar compare equal double-precision: ones or zeros in doubleword 0. */
    public static void xscmpeqdp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        int order = Float64.compareUnordered(e, c.vsr[2 * xa], c.vsr[2 * xb]);
        lane(c, e);
        vector(c, e, xt, (order & 2) != 0 ? -1 : 0, 0);
    }

    /** VSX scalar compare greater than double-precision: ones or zeros in doubleword 0. */
    public static void xscmpgtdp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        int order = Float64.compareOrdered(e, c.vsr[2 * xa], c.vsr[2 * xb]);
        lane(c, e);
        vector(c, e, xt, (order & 4) != 0 ? -1 : 0, 0);
    }

    /** VSX scalar compare greater than or equal double-precision: ones or zeros in doubleword 0. */
    public static void xscmpgedp(Cpu c, int xt, int xa, int xb) {
        FpEnv e = begin(c);
        int order = Float64.compareOrdered(e, c.vsr[2 * xa], c.vsr[2 * xb]);
        lane(c, e);
        vector(c, e, xt, (order & 6) != 0 ? -1 : 0, 0);
    }
}
