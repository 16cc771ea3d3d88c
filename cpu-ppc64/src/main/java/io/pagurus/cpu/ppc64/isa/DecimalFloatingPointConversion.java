package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.dfp.DecimalFormat.EXTENDED;
import static io.pagurus.cpu.ppc64.dfp.DecimalFormat.LONG;
import static io.pagurus.cpu.ppc64.dfp.DecimalFormat.SHORT;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.classify;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.context;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.operand;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.raiseInexact;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.raiseInvalid;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.raiseRange;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.result;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.record;

import io.pagurus.cpu.ppc64.dfp.Decimal;
import io.pagurus.cpu.ppc64.dfp.DecimalContext;
import io.pagurus.cpu.ppc64.dfp.DecimalFormat;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.FpEnv;
import java.math.BigInteger;

/** Decimal floating-point conversions between formats, and from and to integers (Power ISA I 5.6.5). */
public final class DecimalFloatingPointConversion {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands    attributes
        dctdp       X     59/258   FRT,FRB     fp rc
        dctqpq      X     63/258   FRTP,FRB    fp rc inval=200000
        drsp        X     59/770   FRT,FRB     fp rc
        drdpq       X     63/770   FRTP,FRBP   fp rc inval=200800
        dcffix      X     59/802   FRT,FRB     fp rc
        dcffixq     X     63/802   FRTP,FRB    fp rc inval=200000
        dctfix      X     59/290   FRT,FRB     fp rc
        dctfixq     X     63/290   FRT,FRBP    fp rc inval=800
        """;

    private static final BigInteger INTEGER_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger INTEGER_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private DecimalFloatingPointConversion() {}

    /** DFP convert to DFP long: from short, a signaling NaN stays one. */
    public static void dctdp(Cpu c, int frt, int frb, boolean rc) {
        Decimal b = SHORT.decode(0, c.vsr[2 * frb]);
        result(c, LONG, frt, b);
        classify(c, LONG, b);
        record(c, rc);
    }

    /** DFP convert to DFP extended. */
    public static void dctqpq(Cpu c, int frtp, int frb, boolean rc) {
        Decimal value = quiet(c, operand(c, LONG, frb));
        result(c, EXTENDED, frtp, value);
        classify(c, EXTENDED, value);
        record(c, rc);
    }

    /** DFP round to DFP short: a signaling NaN stays one. */
    public static void drsp(Cpu c, int frt, int frb, boolean rc) {
        DecimalContext context = context(c, SHORT);
        long bits = SHORT.encode(context.convert(operand(c, LONG, frb))).low();
        result(c, SHORT, frt, 0, bits);
        classify(c, SHORT, SHORT.decode(0, bits));
        raiseRange(c, context);
        raiseInexact(c, context);
        record(c, rc);
    }

    /** DFP round to DFP long: the other FPR of the pair becomes zero. */
    public static void drdpq(Cpu c, int frtp, int frbp, boolean rc) {
        DecimalContext context = context(c, LONG);
        long bits = LONG.encode(context.convert(operand(c, EXTENDED, frbp))).low();
        Decimal value = quiet(c, LONG.decode(0, bits));
        result(c, EXTENDED, frtp, 0, LONG.encode(value).low());
        classify(c, LONG, value);
        raiseRange(c, context);
        raiseInexact(c, context);
        record(c, rc);
    }

    /** DFP convert from fixed. */
    public static void dcffix(Cpu c, int frt, int frb, boolean rc) {
        fromInteger(c, LONG, frt, frb, rc);
    }

    /** DFP convert from fixed quad. */
    public static void dcffixq(Cpu c, int frtp, int frb, boolean rc) {
        fromInteger(c, EXTENDED, frtp, frb, rc);
    }

    /** DFP convert to fixed. */
    public static void dctfix(Cpu c, int frt, int frb, boolean rc) {
        toInteger(c, LONG, frt, frb, rc);
    }

    /** DFP convert to fixed quad. */
    public static void dctfixq(Cpu c, int frt, int frbp, boolean rc) {
        toInteger(c, EXTENDED, frt, frbp, rc);
    }

    private static Decimal quiet(Cpu c, Decimal value) {
        if (!value.isSignaling()) {
            return value;
        }
        raiseInvalid(c, FpEnv.VXSNAN);
        return value.quieted();
    }

    private static void fromInteger(Cpu c, DecimalFormat format, int frt, int frb, boolean rc) {
        DecimalContext context = context(c, format);
        Decimal value = context.convert(Decimal.of(c.vsr[2 * frb]));
        result(c, format, frt, value);
        classify(c, format, value);
        raiseInexact(c, context);
        record(c, rc);
    }

    /** What is out of range becomes the nearest integer, a NaN the least; FPRF is left alone. */
    private static void toInteger(Cpu c, DecimalFormat format, int frt, int frb, boolean rc) {
        Decimal b = operand(c, format, frb);
        DecimalContext context = context(c, format);
        long value;
        if (b.isNan()) {
            value = Long.MIN_VALUE;
            long signaling = b.isSignaling() ? FpEnv.VXSNAN : 0;
            raiseInvalid(c, FpEnv.VXCVI | signaling);
        } else if (b.isInfinite() || b.adjustedExponent() > 18 && !b.isZero()) {
            value = b.negative() ? Long.MIN_VALUE : Long.MAX_VALUE;
            raiseInvalid(c, FpEnv.VXCVI);
        } else {
            BigInteger integer =
                    b.isZero() ? BigInteger.ZERO : context.toIntegral(b).value().toBigIntegerExact();
            if (integer.compareTo(INTEGER_MIN) < 0 || integer.compareTo(INTEGER_MAX) > 0) {
                value = b.negative() ? Long.MIN_VALUE : Long.MAX_VALUE;
                raiseInvalid(c, FpEnv.VXCVI);
            } else {
                value = integer.longValue();
                raiseInexact(c, context);
            }
        }
        result(c, LONG, frt, 0, value);
        record(c, rc);
    }
}
