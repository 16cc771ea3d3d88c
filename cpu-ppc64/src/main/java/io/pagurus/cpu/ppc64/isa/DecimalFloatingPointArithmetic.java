package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.dfp.DecimalFormat.EXTENDED;
import static io.pagurus.cpu.ppc64.dfp.DecimalFormat.LONG;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.classify;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.context;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.operand;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.raiseInexact;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.raiseInvalid;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.raiseRange;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.raiseSignaling;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.result;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.record;

import io.pagurus.cpu.ppc64.dfp.Decimal;
import io.pagurus.cpu.ppc64.dfp.DecimalContext;
import io.pagurus.cpu.ppc64.dfp.DecimalFormat;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/** Decimal floating-point arithmetic (Power ISA I 5.6.1). */
public final class DecimalFloatingPointArithmetic {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands         attributes
        dadd        X     59/2     FRT,FRA,FRB      fp rc
        daddq       X     63/2     FRTP,FRAP,FRBP   fp rc inval=210800
        dsub        X     59/514   FRT,FRA,FRB      fp rc
        dsubq       X     63/514   FRTP,FRAP,FRBP   fp rc inval=210800
        dmul        X     59/34    FRT,FRA,FRB      fp rc
        dmulq       X     63/34    FRTP,FRAP,FRBP   fp rc inval=210800
        ddiv        X     59/546   FRT,FRA,FRB      fp rc
        ddivq       X     63/546   FRTP,FRAP,FRBP   fp rc inval=210800
        """;

    private DecimalFloatingPointArithmetic() {}

    /** DFP add. */
    public static void dadd(Cpu c, int frt, int fra, int frb, boolean rc) {
        add(c, LONG, frt, fra, frb, rc);
    }

    /** DFP add quad. */
    public static void daddq(Cpu c, int frtp, int frap, int frbp, boolean rc) {
        add(c, EXTENDED, frtp, frap, frbp, rc);
    }

    /** DFP subtract. */
    public static void dsub(Cpu c, int frt, int fra, int frb, boolean rc) {
        subtract(c, LONG, frt, fra, frb, rc);
    }

    /** DFP subtract quad. */
    public static void dsubq(Cpu c, int frtp, int frap, int frbp, boolean rc) {
        subtract(c, EXTENDED, frtp, frap, frbp, rc);
    }

    /** DFP multiply. */
    public static void dmul(Cpu c, int frt, int fra, int frb, boolean rc) {
        multiply(c, LONG, frt, fra, frb, rc);
    }

    /** DFP multiply quad. */
    public static void dmulq(Cpu c, int frtp, int frap, int frbp, boolean rc) {
        multiply(c, EXTENDED, frtp, frap, frbp, rc);
    }

    /** DFP divide. */
    public static void ddiv(Cpu c, int frt, int fra, int frb, boolean rc) {
        divide(c, LONG, frt, fra, frb, rc);
    }

    /** DFP divide quad. */
    public static void ddivq(Cpu c, int frtp, int frap, int frbp, boolean rc) {
        divide(c, EXTENDED, frtp, frap, frbp, rc);
    }

    private static void add(Cpu c, DecimalFormat format, int frt, int fra, int frb, boolean rc) {
        Decimal a = operand(c, format, fra);
        Decimal b = operand(c, format, frb);
        DecimalContext context = context(c, format);
        finish(c, context, context.add(a, b), frt, a, b);
        if (a.isInfinite() && b.isInfinite() && a.negative() != b.negative()) {
            raiseInvalid(c, FpEnv.VXISI);
        }
        record(c, rc);
    }

    private static void subtract(Cpu c, DecimalFormat format, int frt, int fra, int frb, boolean rc) {
        Decimal a = operand(c, format, fra);
        Decimal b = operand(c, format, frb);
        DecimalContext context = context(c, format);
        finish(c, context, context.subtract(a, b), frt, a, b);
        if (a.isInfinite() && b.isInfinite() && a.negative() == b.negative()) {
            raiseInvalid(c, FpEnv.VXISI);
        }
        record(c, rc);
    }

    private static void multiply(Cpu c, DecimalFormat format, int frt, int fra, int frb, boolean rc) {
        Decimal a = operand(c, format, fra);
        Decimal b = operand(c, format, frb);
        DecimalContext context = context(c, format);
        finish(c, context, context.multiply(a, b), frt, a, b);
        if (a.isInfinite() && b.isZero() || a.isZero() && b.isInfinite()) {
            raiseInvalid(c, FpEnv.VXIMZ);
        }
        record(c, rc);
    }

    private static void divide(Cpu c, DecimalFormat format, int frt, int fra, int frb, boolean rc) {
        Decimal a = operand(c, format, fra);
        Decimal b = operand(c, format, frb);
        DecimalContext context = context(c, format);
        finish(c, context, context.divide(a, b), frt, a, b);
        if (context.raised(DecimalContext.ZERO_BY_ZERO)) {
            raiseInvalid(c, FpEnv.VXZDZ);
        }
        if (a.isInfinite() && b.isInfinite()) {
            raiseInvalid(c, FpEnv.VXIDI);
        }
        record(c, rc);
    }

    /** What all four have in common. */
    private static void finish(Cpu c, DecimalContext context, Decimal value, int frt, Decimal a, Decimal b) {
        result(c, context.format(), frt, value);
        classify(c, context.format(), value);
        raiseRange(c, context);
        raiseInexact(c, context);
        raiseSignaling(c, a, b);
    }
}
