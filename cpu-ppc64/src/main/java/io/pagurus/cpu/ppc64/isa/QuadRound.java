package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.checkInvalid;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.settle;
import static io.pagurus.cpu.ppc64.isa.QuadResults.result;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float128;
import io.pagurus.cpu.ppc64.fp.FpClass;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** Quad-precision rounding to integers and to double-extended precision (Power ISA I 7.6.1.6). */
public final class QuadRound {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands         attributes
        xsrqpi      Z23   63/5    R15,VRT,VRB,RMC  vsx p9 31:31=0 inval=1e0000
        xsrqpix     Z23   63/5    R15,VRT,VRB,RMC  vsx p9 31:31=1 inval=1e0000
        xsrqpxp     Z23   63/37   R15,VRT,VRB,RMC  vsx p9 inval=1e0000
        """;

    private QuadRound() {}

    /** VSX scalar round to quad-precision integer. */
    public static void xsrqpi(Cpu c, int r15, int vrt, int vrb, int rmc) {
        integral(c, r15, vrt, vrb, rmc, false);
    }

    /** VSX scalar round to quad-precision integer with inexact. */
    public static void xsrqpix(Cpu c, int r15, int vrt, int vrb, int rmc) {
        integral(c, r15, vrt, vrb, rmc, true);
    }

    /** VSX scalar round quad-precision to double-extended-precision. */
    public static void xsrqpxp(Cpu c, int r15, int vrt, int vrb, int rmc) {
        FpEnv e = c.fp;
        e.begin((int) c.fpscr, mode(c, r15, rmc));
        Float128.roundToExtended(e, c.vsr[64 + 2 * vrb], c.vsr[65 + 2 * vrb]);
        result(c, e, vrt);
    }

    /** In the oracle an enabled inexact exception leaves the target as it was. */
    private static void integral(Cpu c, int r, int vrt, int vrb, int rmc, boolean inexact) {
        FpEnv e = c.fp;
        e.begin((int) c.fpscr, mode(c, r, rmc));
        Float128.roundToIntegral(e, c.vsr[64 + 2 * vrb], c.vsr[65 + 2 * vrb], e.rounding());
        if (!inexact) {
            e.flags &= ~FpEnv.XX;
        }
        checkInvalid(c, e);
        settle(c, e, FpClass.of128(e.hi, e.lo));
        c.vsr[64 + 2 * vrt] = e.hi;
        c.vsr[65 + 2 * vrt] = e.lo;
    }

    /**
     * The rounding mode that R and RMC give. Where they mean that of FPSCR[RN] the oracle mistakes toward zero for down and
     * the reverse; the reserved combinations are to nearest there.
     */
    private static int mode(Cpu c, int r, int rmc) {
        if (r != 0) {
            return rmc;
        }
        return switch (rmc) {
            case 0 -> FpEnv.NEAREST_AWAY;
            case 3 ->
                switch ((int) (c.fpscr & Fpscr.RN)) {
                    case FpEnv.ZERO -> FpEnv.DOWN;
                    case FpEnv.DOWN -> FpEnv.ZERO;
                    case FpEnv.UP -> FpEnv.UP;
                    default -> FpEnv.NEAREST_EVEN;
                };
            default -> FpEnv.NEAREST_EVEN;
        };
    }
}
