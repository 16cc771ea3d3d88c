package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.PackedDecimal.SO;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;
import java.math.BigInteger;

/**
 * Conversions of signed packed decimal numbers (Power ISA 3.0 I 6.17.2): from and to national decimal, seven UTF-16 digits
 * and a sign; zoned decimal, sixteen digits of a byte each, of which the last has the sign too; and signed quadwords.
 */
public final class VectorBcdConvert {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic   form  opcode  operands        attributes
        bcdcfn.      VXPS  4/385   VRT,VRB,PS      vec p9 21:21=1 11:15=7
        bcdcfz.      VXPS  4/385   VRT,VRB,PS      vec p9 21:21=1 11:15=6
        bcdctn.      VX    4/1409  VRT,VRB         vec 11:15=5
        bcdctz.      VXPS  4/385   VRT,VRB,PS      vec p9 21:21=1 11:15=4
        bcdcfsq.     VXPS  4/385   VRT,VRB,PS      vec p9 21:21=1 11:15=2
        bcdctsq.     VX    4/1409  VRT,VRB         vec 11:15=0
        bcdctsq.     VX    4/1921  VRT,VRB         vec p9 11:15=0
        # With PS=0 the oracle has them on POWER8.
        bcdcfn.      VX    4/1409  VRT,VRB,PS      vec p8 11:15=7
        bcdcfz.      VX    4/1409  VRT,VRB,PS      vec p8 11:15=6
        bcdctz.      VX    4/1409  VRT,VRB,PS      vec p8 11:15=4
        bcdcfsq.     VX    4/1409  VRT,VRB,PS      vec p8 11:15=2
        """;

    private static final long NATIONAL_PLUS = 0x2b;
    private static final long NATIONAL_MINUS = 0x2d;
    private static final int NATIONAL_DIGITS = 7;
    private static final long ZONES = 0xf0f0_f0f0_f0f0_f0f0L;
    private static final long ZONE_3 = 0x3030_3030_3030_3030L;
    private static final BigInteger LOWER = BigInteger.valueOf(PackedDecimal.LOWER);
    private static final BigInteger LIMIT = BigInteger.TEN.pow(31);

    private VectorBcdConvert() {}

    /** Decimal convert from national. */
    public static void bcdcfn_(Cpu c, int vrt, int vrb, boolean ps) {
        long sign = low(c, vrb) & 0xffff;
        long number = 0;
        boolean valid = sign == NATIONAL_PLUS || sign == NATIONAL_MINUS;
        for (int i = 0; i < NATIONAL_DIGITS; i++) {
            long character = (i < 4 ? high(c, vrb) >>> 48 - 16 * i : low(c, vrb) >>> 112 - 16 * i) & 0xffff;
            valid &= character >= '0' && character <= '9';
            number = number * 10 + (character & 15);
        }
        if (valid) {
            finish(c, vrt, new PackedDecimal(sign == NATIONAL_MINUS, 0, number), ps);
        } else {
            PackedDecimal.invalid(c, vrt);
        }
    }

    /** Decimal convert from zoned. */
    public static void bcdcfz_(Cpu c, int vrt, int vrb, boolean ps) {
        long zones = ps ? ZONES : ZONE_3;
        int sign = (int) low(c, vrb) >>> 4 & 15;
        boolean valid = (high(c, vrb) & ZONES) == zones
                && (low(c, vrb) & ZONES & ~0xff) == (zones & ~0xff)
                && PackedDecimal.digits(high(c, vrb) & ~ZONES)
                && PackedDecimal.digits(low(c, vrb) & ~ZONES)
                && (!ps || sign > 9);
        if (!valid) {
            PackedDecimal.invalid(c, vrt);
            return;
        }
        boolean negative = ps ? sign == 0xb || sign == 0xd : (sign & 4) != 0;
        // PS tells what the zones are; the sign that is written is 0xc or 0xd.
        long digits = Long.compress(high(c, vrb), ~ZONES) << 32 | Long.compress(low(c, vrb), ~ZONES);
        long number = PackedDecimal.unpack(digits);
        finish(c, vrt, new PackedDecimal(negative, number / PackedDecimal.LOWER, number % PackedDecimal.LOWER), false);
    }

    /** Decimal convert to national. */
    public static void bcdctn_(Cpu c, int vrt, int vrb) {
        if (!PackedDecimal.valid(c, vrb)) {
            PackedDecimal.invalid(c, vrt);
            return;
        }
        PackedDecimal number = PackedDecimal.of(c, vrb);
        long digits = low(c, vrb) >>> 4;
        boolean overflow = high(c, vrb) != 0 || digits >>> 4 * NATIONAL_DIGITS != 0;
        long upper = Long.expand(digits >>> 12, 0x000f_000f_000f_000fL) | 0x0030_0030_0030_0030L;
        long lower = Long.expand(digits, 0x000f_000f_000f_0000L) | 0x0030_0030_0030_0000L;
        set(c, vrt, upper, lower | (number.negative() ? NATIONAL_MINUS : NATIONAL_PLUS));
        c.cr[6] = number.comparison() | (overflow ? SO : 0);
    }

    /** Decimal convert to zoned. */
    public static void bcdctz_(Cpu c, int vrt, int vrb, boolean ps) {
        if (!PackedDecimal.valid(c, vrb)) {
            PackedDecimal.invalid(c, vrt);
            return;
        }
        PackedDecimal number = PackedDecimal.of(c, vrb);
        long zones = ps ? ZONES : ZONE_3;
        long digits = high(c, vrb) << 60 | low(c, vrb) >>> 4;
        boolean overflow = high(c, vrb) >>> 4 != 0;
        long sign = ps ? PackedDecimal.sign(number.negative(), false) : number.negative() ? 7 : 3;
        set(
                c,
                vrt,
                Long.expand(digits >>> 32, ~ZONES) | zones,
                Long.expand(digits, ~ZONES) | zones & ~0xff | sign << 4);
        c.cr[6] = number.comparison() | (overflow ? SO : 0);
    }

    /** Decimal convert from signed quadword. */
    public static void bcdcfsq_(Cpu c, int vrt, int vrb, boolean ps) {
        BigInteger number = BigInteger.valueOf(high(c, vrb))
                .shiftLeft(64)
                .add(BigInteger.valueOf(low(c, vrb) >>> 1).shiftLeft(1))
                .add(BigInteger.valueOf(low(c, vrb) & 1));
        if (number.abs().compareTo(LIMIT) >= 0) {
            // The target is undefined; the oracle leaves it alone.
            c.cr[6] = (number.signum() < 0 ? PackedDecimal.NEGATIVE : PackedDecimal.POSITIVE) | SO;
            return;
        }
        BigInteger[] parts = number.abs().divideAndRemainder(LOWER);
        finish(c, vrt, new PackedDecimal(number.signum() < 0, parts[0].longValue(), parts[1].longValue()), ps);
    }

    /** Decimal convert to signed quadword. */
    public static void bcdctsq_(Cpu c, int vrt, int vrb) {
        if (!PackedDecimal.valid(c, vrb)) {
            PackedDecimal.invalid(c, vrt);
            return;
        }
        PackedDecimal number = PackedDecimal.of(c, vrb);
        long product = number.upper() * PackedDecimal.LOWER;
        long low = product + number.lower();
        long high = Math.multiplyHigh(number.upper(), PackedDecimal.LOWER)
                + (Long.compareUnsigned(low, product) < 0 ? 1 : 0);
        if (number.negative()) {
            set(c, vrt, ~high + (low == 0 ? 1 : 0), -low);
        } else {
            set(c, vrt, high, low);
        }
        c.cr[6] = number.comparison();
    }

    private static void finish(Cpu c, int vrt, PackedDecimal number, boolean ps) {
        number.to(c, vrt, ps);
        c.cr[6] = number.comparison();
    }
}
