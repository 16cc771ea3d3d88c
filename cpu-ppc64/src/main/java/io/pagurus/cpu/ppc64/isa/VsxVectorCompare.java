package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.VectorFloat.words;
import static io.pagurus.cpu.ppc64.isa.VsxResults.lane;
import static io.pagurus.cpu.ppc64.isa.VsxResults.vectorOrNothing;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float32;
import io.pagurus.cpu.ppc64.fp.Float64;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** VSX vector compare (Power ISA I 7.6.1.6): elements of ones or zeros, and in CR field 6 whether all or none are ones. */
public final class VsxVectorCompare {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic     form   opcode  operands    attributes
        xvcmpeqdp      XX3RC  60/99   XT,XA,XB  rc21 vsx
        xvcmpgtdp      XX3RC  60/107  XT,XA,XB  rc21 vsx
        xvcmpgedp      XX3RC  60/115  XT,XA,XB  rc21 vsx
        xvcmpeqsp      XX3RC  60/67   XT,XA,XB  rc21 vsx
        xvcmpgtsp      XX3RC  60/75   XT,XA,XB  rc21 vsx
        xvcmpgesp      XX3RC  60/83   XT,XA,XB  rc21 vsx
        xvcmpnedp      XX3RC  60/123  XT,XA,XB  rc21 vsx p9
        xvcmpnesp      XX3RC  60/91   XT,XA,XB  rc21 vsx p9
        """;

    private VsxVectorCompare() {}

    private static final int LESS = 8;
    private static final int GREATER = 4;
    private static final int EQUAL = 2;

    /** VSX vector compare equal to double-precision. */
    public static void xvcmpeqdp(Cpu c, int xt, int xa, int xb, boolean rc21) {
        doubles(c, xt, xa, xb, EQUAL, false, rc21);
    }

    /** VSX vector compare greater than double-precision. */
    public static void xvcmpgtdp(Cpu c, int xt, int xa, int xb, boolean rc21) {
        doubles(c, xt, xa, xb, GREATER, true, rc21);
    }

    /** VSX vector compare greater than or equal to double-precision. */
    public static void xvcmpgedp(Cpu c, int xt, int xa, int xb, boolean rc21) {
        doubles(c, xt, xa, xb, GREATER | EQUAL, true, rc21);
    }

    /** VSX vector compare not equal to double-precision; false of NaNs, as the oracle has it. */
    public static void xvcmpnedp(Cpu c, int xt, int xa, int xb, boolean rc21) {
        doubles(c, xt, xa, xb, LESS | GREATER, false, rc21);
    }

    /** VSX vector compare equal to single-precision. */
    public static void xvcmpeqsp(Cpu c, int xt, int xa, int xb, boolean rc21) {
        singles(c, xt, xa, xb, EQUAL, false, rc21);
    }

    /** VSX vector compare greater than single-precision. */
    public static void xvcmpgtsp(Cpu c, int xt, int xa, int xb, boolean rc21) {
        singles(c, xt, xa, xb, GREATER, true, rc21);
    }

    /** VSX vector compare greater than or equal to single-precision. */
    public static void xvcmpgesp(Cpu c, int xt, int xa, int xb, boolean rc21) {
        singles(c, xt, xa, xb, GREATER | EQUAL, true, rc21);
    }

    /** VSX vector compare not equal to single-precision; false of NaNs, as the oracle has it. */
    public static void xvcmpnesp(Cpu c, int xt, int xa, int xb, boolean rc21) {
        singles(c, xt, xa, xb, LESS | GREATER, false, rc21);
    }

    private static void doubles(Cpu c, int xt, int xa, int xb, int wanted, boolean ordered, boolean rc) {
        FpEnv e = begin(c);
        long high = compare(e, c.vsr[2 * xa], c.vsr[2 * xb], ordered) & wanted;
        lane(c, e);
        long low = compare(e, c.vsr[2 * xa + 1], c.vsr[2 * xb + 1], ordered) & wanted;
        lane(c, e);
        result(c, e, xt, high != 0 ? -1 : 0, low != 0 ? -1 : 0, rc);
    }

    private static void singles(Cpu c, int xt, int xa, int xb, int wanted, boolean ordered, boolean rc) {
        FpEnv e = begin(c);
        long high = pair(c, e, c.vsr[2 * xa], c.vsr[2 * xb], wanted, ordered);
        long low = pair(c, e, c.vsr[2 * xa + 1], c.vsr[2 * xb + 1], wanted, ordered);
        result(c, e, xt, high, low, rc);
    }

    private static long pair(Cpu c, FpEnv e, long a, long b, int wanted, boolean ordered) {
        int first = compare(e, (int) (a >>> 32), (int) (b >>> 32), ordered) & wanted;
        lane(c, e);
        int second = compare(e, (int) a, (int) b, ordered) & wanted;
        lane(c, e);
        return words(first != 0 ? -1 : 0, second != 0 ? -1 : 0);
    }

    private static int compare(FpEnv e, long a, long b, boolean ordered) {
        return ordered ? Float64.compareOrdered(e, a, b) : Float64.compareUnordered(e, a, b);
    }

    private static int compare(FpEnv e, int a, int b, boolean ordered) {
        return ordered ? Float32.compareOrdered(e, a, b) : Float32.compareUnordered(e, a, b);
    }

    private static void result(Cpu c, FpEnv e, int xt, long high, long low, boolean rc) {
        vectorOrNothing(c, e, xt, high, low);
        if (rc) {
            VectorCompare.record(c, (high & low) == -1, (high | low) == 0);
        }
    }
}
