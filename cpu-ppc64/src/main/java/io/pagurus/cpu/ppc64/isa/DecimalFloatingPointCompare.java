package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.dfp.DecimalFormat.EXTENDED;
import static io.pagurus.cpu.ppc64.dfp.DecimalFormat.LONG;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.operand;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.raiseInvalid;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.raiseSignaling;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.condition;

import io.pagurus.cpu.ppc64.dfp.Decimal;
import io.pagurus.cpu.ppc64.dfp.DecimalContext;
import io.pagurus.cpu.ppc64.dfp.DecimalFormat;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** Decimal floating-point comparisons and tests (Power ISA I 5.6.2 and 5.6.3). */
public final class DecimalFloatingPointCompare {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands        attributes
        dcmpu       X     59/642   BF,FRA,FRB      fp
        dcmpuq      X     63/642   BF,FRAP,FRBP    fp inval=10800
        dcmpo       X     59/130   BF,FRA,FRB      fp
        dcmpoq      X     63/130   BF,FRAP,FRBP    fp inval=10800
        dtstdc      Z22   59/194   BF,FRA,DCM      fp
        dtstdcq     Z22   63/194   BF,FRAP,DCM     fp inval=10000
        dtstdg      Z22   59/226   BF,FRA,DCM      fp
        dtstdgq     Z22   63/226   BF,FRAP,DCM     fp inval=10000
        dtstex      X     59/162   BF,FRA,FRB      fp
        dtstexq     X     63/162   BF,FRAP,FRBP    fp inval=10800
        dtstsf      X     59/674   BF,FRA,FRB      fp
        dtstsfq     X     63/674   BF,FRA,FRBP     fp inval=800
        dtstsfi     X     59/675   BF,UIM6,FRB     fp
        dtstsfiq    X     63/675   BF,UIM6,FRBP    fp inval=800
        """;

    private static final int LESS = 8;
    private static final int GREATER = 4;
    private static final int EQUAL = 2;
    private static final int UNORDERED = 1;

    /** Of a test: the sign, and whether it is of one of the classes or groups asked for. */
    private static final int NEGATIVE = 8;

    private static final int MATCH = 2;

    private DecimalFloatingPointCompare() {}

    /** DFP compare unordered. */
    public static void dcmpu(Cpu c, int bf, int fra, int frb) {
        compare(c, LONG, bf, fra, frb, false);
    }

    /** DFP compare unordered quad. */
    public static void dcmpuq(Cpu c, int bf, int frap, int frbp) {
        compare(c, EXTENDED, bf, frap, frbp, false);
    }

    /** DFP compare ordered. */
    public static void dcmpo(Cpu c, int bf, int fra, int frb) {
        compare(c, LONG, bf, fra, frb, true);
    }

    /** DFP compare ordered quad. */
    public static void dcmpoq(Cpu c, int bf, int frap, int frbp) {
        compare(c, EXTENDED, bf, frap, frbp, true);
    }

    /** DFP test data class. */
    public static void dtstdc(Cpu c, int bf, int fra, int dcm) {
        testClass(c, LONG, bf, fra, dcm);
    }

    /** DFP test data class quad. */
    public static void dtstdcq(Cpu c, int bf, int frap, int dcm) {
        testClass(c, EXTENDED, bf, frap, dcm);
    }

    /** DFP test data group. */
    public static void dtstdg(Cpu c, int bf, int fra, int dcm) {
        testGroup(c, LONG, bf, fra, dcm);
    }

    /** DFP test data group quad. */
    public static void dtstdgq(Cpu c, int bf, int frap, int dcm) {
        testGroup(c, EXTENDED, bf, frap, dcm);
    }

    /** DFP test exponent. */
    public static void dtstex(Cpu c, int bf, int fra, int frb) {
        testExponent(c, LONG, bf, fra, frb);
    }

    /** DFP test exponent quad. */
    public static void dtstexq(Cpu c, int bf, int frap, int frbp) {
        testExponent(c, EXTENDED, bf, frap, frbp);
    }

    /** DFP test significance. */
    public static void dtstsf(Cpu c, int bf, int fra, int frb) {
        testSignificance(c, LONG, bf, (int) c.vsr[2 * fra] & 63, frb);
    }

    /** DFP test significance quad. */
    public static void dtstsfq(Cpu c, int bf, int fra, int frbp) {
        testSignificance(c, EXTENDED, bf, (int) c.vsr[2 * fra] & 63, frbp);
    }

    /** DFP test significance immediate (ISA 3.0; the oracle has it on POWER8 too). */
    public static void dtstsfi(Cpu c, int bf, int uim6, int frb) {
        testSignificance(c, LONG, bf, uim6, frb);
    }

    /** DFP test significance immediate quad (ISA 3.0; the oracle has it on POWER8 too). */
    public static void dtstsfiq(Cpu c, int bf, int uim6, int frbp) {
        testSignificance(c, EXTENDED, bf, uim6, frbp);
    }

    /** The oracle sets VXVC for a signaling NaN whether or not invalid operations are enabled. */
    private static void compare(Cpu c, DecimalFormat format, int bf, int fra, int frb, boolean ordered) {
        Decimal a = operand(c, format, fra);
        Decimal b = operand(c, format, frb);
        boolean nan = a.isNan() || b.isNan();
        if (nan) {
            condition(c, bf, UNORDERED);
        } else {
            int outcome = DecimalContext.compare(a, b);
            condition(c, bf, outcome < 0 ? LESS : outcome > 0 ? GREATER : EQUAL);
        }
        raiseSignaling(c, a, b);
        if (ordered && nan) {
            raiseInvalid(c, FpEnv.VXVC);
        }
    }

    private static void testClass(Cpu c, DecimalFormat format, int bf, int fra, int dcm) {
        Decimal a = operand(c, format, fra);
        int its = switch (a.kind()) {
            case FINITE -> a.isZero() ? 0x20 : format.isSubnormal(a) ? 0x10 : 0x08;
            case INFINITE -> 0x04;
            case QUIET_NAN -> 0x02;
            case SIGNALING_NAN -> 0x01;
        };
        condition(c, bf, (a.negative() ? NEGATIVE : 0) | ((dcm & its) != 0 ? MATCH : 0));
    }

    private static void testGroup(Cpu c, DecimalFormat format, int bf, int fra, int dcm) {
        Decimal a = operand(c, format, fra);
        condition(c, bf, (a.negative() ? NEGATIVE : 0) | ((dcm & group(format, a)) != 0 ? MATCH : 0));
    }

    private static int group(DecimalFormat format, Decimal a) {
        if (!a.isFinite()) {
            return 0x01;
        }
        boolean extreme = a.exponent() == format.leastExponent() || a.exponent() == format.greatestExponent();
        if (a.isZero()) {
            return extreme ? 0x10 : 0x20;
        }
        if (extreme || format.isSubnormal(a)) {
            return 0x08;
        }
        return a.digits() < format.precision() ? 0x04 : 0x02;
    }

    private static void testExponent(Cpu c, DecimalFormat format, int bf, int fra, int frb) {
        Decimal a = operand(c, format, fra);
        Decimal b = operand(c, format, frb);
        int outcome;
        if (a.isFinite() && b.isFinite()) {
            int less = Integer.compare(a.exponent(), b.exponent());
            outcome = less < 0 ? LESS : less > 0 ? GREATER : EQUAL;
        } else {
            boolean alike = a.isInfinite() == b.isInfinite() && a.isNan() == b.isNan();
            outcome = alike ? EQUAL : UNORDERED;
        }
        condition(c, bf, outcome);
    }

    private static void testSignificance(Cpu c, DecimalFormat format, int bf, int reference, int frb) {
        Decimal b = operand(c, format, frb);
        int outcome;
        if (!b.isFinite()) {
            outcome = UNORDERED;
        } else {
            int significance = b.isZero() ? 0 : b.digits();
            boolean more = reference == 0 || significance == 0 || reference > significance;
            outcome = more ? GREATER : reference < significance ? LESS : EQUAL;
        }
        condition(c, bf, outcome);
    }
}
