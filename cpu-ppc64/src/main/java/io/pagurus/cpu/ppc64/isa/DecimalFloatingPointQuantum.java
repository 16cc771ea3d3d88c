package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.dfp.DecimalFormat.EXTENDED;
import static io.pagurus.cpu.ppc64.dfp.DecimalFormat.LONG;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.classify;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.operand;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.raise;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.raiseInexact;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.raiseInvalid;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.raiseSignaling;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.result;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.record;

import io.pagurus.cpu.ppc64.dfp.Decimal;
import io.pagurus.cpu.ppc64.dfp.DecimalContext;
import io.pagurus.cpu.ppc64.dfp.DecimalFormat;
import io.pagurus.cpu.ppc64.dfp.DecimalRounding;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.FpEnv;
import java.math.BigInteger;

/** Decimal floating-point quantum adjustment: quantize, reround, round to integer (Power ISA I 5.6.4). */
public final class DecimalFloatingPointQuantum {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands             attributes
        dquai       Z23   59/67    TE,FRT,FRB,RMC       fp rc
        dquaiq      Z23   63/67    TE,FRTP,FRBP,RMC     fp rc inval=200800
        dqua        Z23   59/3     FRT,FRA,FRB,RMC      fp rc
        dquaq       Z23   63/3     FRTP,FRAP,FRBP,RMC   fp rc inval=210800
        drrnd       Z23   59/35    FRT,FRA,FRB,RMC      fp rc
        drrndq      Z23   63/35    FRTP,FRA,FRBP,RMC    fp rc inval=200800
        drintx      Z23   59/99    R15,FRT,FRB,RMC      fp rc
        drintxq     Z23   63/99    R15,FRTP,FRBP,RMC    fp rc inval=200800
        drintn      Z23   59/227   R15,FRT,FRB,RMC      fp rc
        drintnq     Z23   63/227   R15,FRTP,FRBP,RMC    fp rc inval=200800
        """;

    /** What the oracle takes for VE in drrnd and denbcd: the number of the bit in place of the bit, so NI and RN. */
    static final long MISTAKEN_VE = 7;

    private DecimalFloatingPointQuantum() {}

    /** DFP quantize immediate. */
    public static void dquai(Cpu c, int te, int frt, int frb, int rmc, boolean rc) {
        quantize(c, LONG, frt, power(te), operand(c, LONG, frb), rmc, rc);
    }

    /** DFP quantize immediate quad. */
    public static void dquaiq(Cpu c, int te, int frtp, int frbp, int rmc, boolean rc) {
        quantize(c, EXTENDED, frtp, power(te), operand(c, EXTENDED, frbp), rmc, rc);
    }

    /** DFP quantize. */
    public static void dqua(Cpu c, int frt, int fra, int frb, int rmc, boolean rc) {
        quantize(c, LONG, frt, operand(c, LONG, fra), operand(c, LONG, frb), rmc, rc);
    }

    /** DFP quantize quad. */
    public static void dquaq(Cpu c, int frtp, int frap, int frbp, int rmc, boolean rc) {
        quantize(c, EXTENDED, frtp, operand(c, EXTENDED, frap), operand(c, EXTENDED, frbp), rmc, rc);
    }

    /** DFP reround. */
    public static void drrnd(Cpu c, int frt, int fra, int frb, int rmc, boolean rc) {
        reround(c, LONG, frt, (int) c.vsr[2 * fra] & 63, operand(c, LONG, frb), rmc);
        record(c, rc);
    }

    /** DFP reround quad. */
    public static void drrndq(Cpu c, int frtp, int fra, int frbp, int rmc, boolean rc) {
        reround(c, EXTENDED, frtp, (int) c.vsr[2 * fra] & 63, operand(c, EXTENDED, frbp), rmc);
        record(c, rc);
    }

    /** DFP round to FP integer with inexact. */
    public static void drintx(Cpu c, int r15, int frt, int frb, int rmc, boolean rc) {
        toInteger(c, LONG, r15, frt, frb, rmc, true);
        record(c, rc);
    }

    /** DFP round to FP integer with inexact quad. */
    public static void drintxq(Cpu c, int r15, int frtp, int frbp, int rmc, boolean rc) {
        toInteger(c, EXTENDED, r15, frtp, frbp, rmc, true);
        record(c, rc);
    }

    /** DFP round to FP integer without inexact. */
    public static void drintn(Cpu c, int r15, int frt, int frb, int rmc, boolean rc) {
        toInteger(c, LONG, r15, frt, frb, rmc, false);
        record(c, rc);
    }

    /** DFP round to FP integer without inexact quad. */
    public static void drintnq(Cpu c, int r15, int frtp, int frbp, int rmc, boolean rc) {
        toInteger(c, EXTENDED, r15, frtp, frbp, rmc, false);
        record(c, rc);
    }

    private static Decimal power(int exponent) {
        return Decimal.finite(false, BigInteger.ONE, exponent);
    }

    private static DecimalContext context(Cpu c, DecimalFormat format, int r, int rmc) {
        return new DecimalContext(format, DecimalRounding.of(r, rmc, DecimalFloatingPointResults.rounding(c)));
    }

    private static void quantize(Cpu c, DecimalFormat format, int frt, Decimal a, Decimal b, int rmc, boolean rc) {
        DecimalContext context = context(c, format, 0, rmc);
        Decimal value = quantized(context, a, b);
        result(c, format, frt, value);
        finish(c, context, value, a, b);
        record(c, rc);
    }

    /** B with the exponent of A. A's NaN comes before B's, which is the other way about in the arithmetic. */
    private static Decimal quantized(DecimalContext context, Decimal a, Decimal b) {
        Decimal value = context.quantize(b, a);
        if (a.isSignaling() || a.isNan() && !b.isSignaling()) {
            return a.quieted();
        }
        return value;
    }

    private static void finish(Cpu c, DecimalContext context, Decimal value, Decimal a, Decimal b) {
        classify(c, context.format(), value);
        raiseInexact(c, context);
        if (context.raised(DecimalContext.INVALID)) {
            boolean signaling = a.isSignaling() || b.isSignaling();
            raiseInvalid(c, signaling ? FpEnv.VXSNAN : FpEnv.VXCVI);
        }
    }

    /** Rounds B to so many digits if it has more; a result that would need too great an exponent is invalid. */
    private static void reround(Cpu c, DecimalFormat format, int frt, int reference, Decimal b, int rmc) {
        DecimalContext context = context(c, format, 0, rmc);
        if (reference == 0 || b.digits() <= reference) {
            Decimal value = b;
            if (b.isSignaling()) {
                raise(c, Fpscr.VX | FpEnv.VXSNAN, MISTAKEN_VE);
                value = b.quieted();
            }
            result(c, format, frt, value);
            classify(c, format, value);
            return;
        }
        Decimal quantum = power(b.exponent() + b.digits() - reference);
        if (quantum.exponent() > format.greatestExponent()) {
            raise(c, Fpscr.VX | FpEnv.VXCVI, MISTAKEN_VE);
            result(c, format, frt, Decimal.DEFAULT_NAN);
            classify(c, format, Decimal.DEFAULT_NAN);
            return;
        }
        Decimal value = quantized(context, quantum, b);
        if (value.isFinite() && value.digits() > reference) {
            value = Decimal.finite(value.negative(), value.coefficient().divide(BigInteger.TEN), value.exponent() + 1);
            if (value.exponent() > format.greatestExponent()) {
                // The NaN keeps the sign here, and the rounding that came before is not told.
                raiseInvalid(c, FpEnv.VXCVI);
                value = new Decimal(Decimal.Kind.QUIET_NAN, value.negative(), BigInteger.ZERO, 0);
                result(c, format, frt, value);
                classify(c, format, value);
                return;
            }
        }
        result(c, format, frt, value);
        finish(c, context, value, quantum, b);
    }

    private static void toInteger(Cpu c, DecimalFormat format, int r, int frt, int frb, int rmc, boolean inexact) {
        Decimal b = operand(c, format, frb);
        DecimalContext context = context(c, format, r, rmc);
        Decimal value = context.toIntegral(b);
        result(c, format, frt, value);
        classify(c, format, value);
        if (inexact) {
            raiseInexact(c, context);
        }
        raiseSignaling(c, b, b);
    }
}
