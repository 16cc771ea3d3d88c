package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.dfp.DecimalFormat.EXTENDED;
import static io.pagurus.cpu.ppc64.dfp.DecimalFormat.LONG;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.classify;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.operand;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.raise;
import static io.pagurus.cpu.ppc64.isa.DecimalFloatingPointResults.result;
import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.record;

import io.pagurus.cpu.ppc64.dfp.Decimal;
import io.pagurus.cpu.ppc64.dfp.DecimalFormat;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.FpEnv;
import java.math.BigInteger;

/**
 * Decimal floating-point format instructions: between declets and BCD digits, the biased exponent, shifts of the
 * significand (Power ISA I 5.6.6).
 */
public final class DecimalFloatingPointFormat {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands          attributes
        ddedpd      X     59/322   SP,FRT,FRB        fp rc
        ddedpdq     X     63/322   SP,FRTP,FRBP      fp rc inval=200800
        denbcd      X     59/834   S11,FRT,FRB       fp rc
        denbcdq     X     63/834   S11,FRTP,FRBP     fp rc inval=200800
        dxex        X     59/354   FRT,FRB           fp rc
        dxexq       X     63/354   FRT,FRBP          fp rc inval=800
        diex        X     59/866   FRT,FRA,FRB       fp rc
        diexq       X     63/866   FRTP,FRA,FRBP     fp rc inval=200800
        dscli       Z22   59/66    FRT,FRA,SH_DFP    fp rc
        dscliq      Z22   63/66    FRTP,FRAP,SH_DFP  fp rc inval=210000
        dscri       Z22   59/98    FRT,FRA,SH_DFP    fp rc
        dscriq      Z22   63/98    FRTP,FRAP,SH_DFP  fp rc inval=210000
        """;

    private static final int SIGN_PLUS = 0xc;
    private static final int SIGN_MINUS = 0xd;
    private static final int SIGN_NONE = 0xf;
    private static final long INFINITE_EXPONENT = -1;
    private static final long QUIET_EXPONENT = -2;
    private static final long SIGNALING_EXPONENT = -3;

    private DecimalFloatingPointFormat() {}

    /** DFP decode DPD to BCD. */
    public static void ddedpd(Cpu c, int sp, int frt, int frb, boolean rc) {
        String digits = hexadecimal(sp, operand(c, LONG, frb), 16);
        result(c, LONG, frt, 0, Long.parseUnsignedLong(digits, 16));
        record(c, rc);
    }

    /** DFP decode DPD to BCD quad. */
    public static void ddedpdq(Cpu c, int sp, int frtp, int frbp, boolean rc) {
        String digits = hexadecimal(sp, operand(c, EXTENDED, frbp), 32);
        long high = Long.parseUnsignedLong(digits.substring(0, 16), 16);
        result(c, EXTENDED, frtp, high, Long.parseUnsignedLong(digits.substring(16), 16));
        record(c, rc);
    }

    /** The digits that there is room for, or all but one of them and a sign. */
    private static String hexadecimal(int sp, Decimal value, int room) {
        String text = "0".repeat(room) + value.coefficient();
        if ((sp & 2) != 0) {
            int plus = (sp & 1) != 0 ? SIGN_NONE : SIGN_PLUS;
            text += Integer.toHexString(value.negative() ? SIGN_MINUS : plus);
        }
        return text.substring(text.length() - room);
    }

    /** DFP encode BCD to DPD. */
    public static void denbcd(Cpu c, int s11, int frt, int frb, boolean rc) {
        encode(c, LONG, s11, frt, "%016x".formatted(c.vsr[2 * frb]));
        record(c, rc);
    }

    /** DFP encode BCD to DPD quad. */
    public static void denbcdq(Cpu c, int s11, int frtp, int frbp, boolean rc) {
        encode(c, EXTENDED, s11, frtp, "%016x%016x".formatted(c.vsr[2 * frbp], c.vsr[2 * frbp + 2]));
        record(c, rc);
    }

    /**
     * The oracle leaves something of its own memory in the target if a digit or sign is none, and does not notice a digit
     * of ten; here the result is the ISA's for disabled exceptions.
     */
    private static void encode(Cpu c, DecimalFormat format, int s11, int frt, String text) {
        String digits = text;
        boolean negative = false;
        boolean valid = true;
        if (s11 != 0) {
            char sign = text.charAt(text.length() - 1);
            negative = sign == 'b' || sign == 'd';
            valid = sign >= 'a';
            digits = text.substring(0, text.length() - 1);
        }
        if (!valid || !digits.chars().allMatch(digit -> digit <= '9')) {
            raise(c, Fpscr.VX | FpEnv.VXCVI, DecimalFloatingPointQuantum.MISTAKEN_VE);
            result(c, format, frt, Decimal.DEFAULT_NAN);
            return;
        }
        Decimal value = Decimal.finite(negative, new BigInteger(digits), 0);
        result(c, format, frt, value);
        classify(c, format, value);
    }

    /** DFP extract biased exponent. */
    public static void dxex(Cpu c, int frt, int frb, boolean rc) {
        result(c, LONG, frt, 0, biasedExponent(LONG, operand(c, LONG, frb)));
        record(c, rc);
    }

    /** DFP extract biased exponent quad. */
    public static void dxexq(Cpu c, int frt, int frbp, boolean rc) {
        result(c, LONG, frt, 0, biasedExponent(EXTENDED, operand(c, EXTENDED, frbp)));
        record(c, rc);
    }

    private static long biasedExponent(DecimalFormat format, Decimal value) {
        return switch (value.kind()) {
            case FINITE -> value.exponent() + format.bias();
            case INFINITE -> INFINITE_EXPONENT;
            case QUIET_NAN -> QUIET_EXPONENT;
            case SIGNALING_NAN -> SIGNALING_EXPONENT;
        };
    }

    /** DFP insert biased exponent. */
    public static void diex(Cpu c, int frt, int fra, int frb, boolean rc) {
        long exponent = c.vsr[2 * fra];
        if (isExponent(LONG, exponent)) {
            result(c, LONG, frt, withExponent(LONG, operand(c, LONG, frb), exponent));
        } else {
            result(c, LONG, frt, 0, c.vsr[2 * frb] & 0x8003_ffff_ffff_ffffL | combination(exponent));
        }
        record(c, rc);
    }

    /** DFP insert biased exponent quad. */
    public static void diexq(Cpu c, int frtp, int fra, int frbp, boolean rc) {
        long exponent = c.vsr[2 * fra];
        if (isExponent(EXTENDED, exponent)) {
            result(c, EXTENDED, frtp, withExponent(EXTENDED, operand(c, EXTENDED, frbp), exponent));
        } else {
            long high = c.vsr[2 * frbp] & 0x8000_3fff_ffff_ffffL | combination(exponent);
            result(c, EXTENDED, frtp, high, c.vsr[2 * frbp + 2]);
        }
        record(c, rc);
    }

    private static boolean isExponent(DecimalFormat format, long exponent) {
        return exponent >= 0 && exponent <= format.greatestExponent() + format.bias();
    }

    /** What is no number gives its payload as the significand. */
    private static Decimal withExponent(DecimalFormat format, Decimal value, long biased) {
        return Decimal.finite(value.negative(), value.coefficient(), (int) biased - format.bias());
    }

    /** The combination field with the first bit of the exponent's continuation, at their place in both formats. */
    private static long combination(long exponent) {
        if (exponent == INFINITE_EXPONENT) {
            return 0x7800_0000_0000_0000L;
        }
        return exponent == SIGNALING_EXPONENT ? 0x7e00_0000_0000_0000L : 0x7c00_0000_0000_0000L;
    }

    /** DFP shift significand left immediate. */
    public static void dscli(Cpu c, int frt, int fra, int shdfp, boolean rc) {
        shift(c, LONG, frt, fra, shdfp, rc);
    }

    /** DFP shift significand left immediate quad. */
    public static void dscliq(Cpu c, int frtp, int frap, int shdfp, boolean rc) {
        shift(c, EXTENDED, frtp, frap, shdfp, rc);
    }

    /** DFP shift significand right immediate. */
    public static void dscri(Cpu c, int frt, int fra, int shdfp, boolean rc) {
        shift(c, LONG, frt, fra, -shdfp, rc);
    }

    /** DFP shift significand right immediate quad. */
    public static void dscriq(Cpu c, int frtp, int frap, int shdfp, boolean rc) {
        shift(c, EXTENDED, frtp, frap, -shdfp, rc);
    }

    /** Shifts left, or right if negative; what is no number has one digit less to shift in. */
    private static void shift(Cpu c, DecimalFormat format, int frt, int fra, int left, boolean rc) {
        Decimal a = operand(c, format, fra);
        if (!a.isFinite() && Math.abs(left) > format.precision()) {
            // The oracle clears the payload here, but leaves what does not matter of the exponent field.
            boolean quad = format == EXTENDED;
            long kept = c.vsr[2 * fra] & (quad ? 0xffff_c000_0000_0000L : 0xfffc_0000_0000_0000L);
            result(c, format, frt, quad ? kept : 0, quad ? 0 : kept);
        } else {
            int digits = a.isFinite() ? format.precision() : format.precision() - 1;
            BigInteger shifted = left < 0
                    ? a.coefficient().divide(BigInteger.TEN.pow(-left))
                    : a.coefficient().multiply(BigInteger.TEN.pow(left));
            result(c, format, frt, a.withCoefficient(shifted.mod(BigInteger.TEN.pow(digits))));
        }
        record(c, rc);
    }
}
