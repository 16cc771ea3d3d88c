package io.pagurus.cpu.ppc64.oracle;

import io.pagurus.cpu.ppc64.decode.Field;
import io.pagurus.cpu.ppc64.decode.Opcode;
import io.pagurus.cpu.ppc64.dfp.Decimal;
import io.pagurus.cpu.ppc64.dfp.DecimalFormat;
import java.math.BigInteger;
import java.util.SplittableRandom;

/**
 * Fills registers with decimal numbers: FPRs with DFP data of one format, integers and BCD digits, VRs with BCD numbers
 * of the kinds the vector instructions know. Most are near each other, so that they meet; a few are any bits.
 */
final class DecimalOperands {
    private static final int DRN_SHIFT = 32;

    private final SplittableRandom random;
    private final DecimalFormat format;
    private final int near;

    private DecimalOperands(SplittableRandom random) {
        this.random = random;
        format = switch (random.nextInt(7)) {
            case 0 -> DecimalFormat.SHORT;
            case 1, 2, 3 -> DecimalFormat.LONG;
            default -> DecimalFormat.EXTENDED;
        };
        int range = format.greatestExponent() - format.leastExponent() + 1;
        near = format.leastExponent()
                + switch (random.nextInt(4)) {
                    case 0 -> random.nextInt(format.precision() + 5);
                    case 1 -> range - 1 - random.nextInt(format.precision() + 5);
                    // So that products come to the least and the greatest exponents, and extended numbers fit long
                    // ones.
                    case 2 ->
                        random.nextBoolean()
                                ? range / 4 + random.nextInt(100) - 50
                                : range / 2 + random.nextInt(1000) - 500;
                    default -> range / 2 + random.nextInt(40) - 20;
                };
    }

    /** Replaces what is in the FPRs and VRs, and chooses FPSCR[DRN]. */
    static void fill(Registers in, Opcode row, int word, SplittableRandom random) {
        in.fpscr |= (long) random.nextInt(8) << DRN_SHIFT;
        DecimalOperands operands = new DecimalOperands(random);
        operands.fill(in.vsr, in.gpr);
        if (row.mnemonic().startsWith("denbcd")) {
            operands.encodable(in.vsr, Field.S11.of(word) != 0, row.mnemonic().equals("denbcdq"));
        }
    }

    /** Digits and signs only: what the oracle leaves for others is no result. */
    private void encodable(long[] vsr, boolean signed, boolean quad) {
        for (int n = 0; n < 32; n++) {
            String digits = "%016d".formatted(random.nextLong(10_000_000_000_000_000L) >>> random.nextInt(64));
            boolean hasSign = signed && (!quad || n % 2 == 1);
            vsr[2 * n] = Long.parseUnsignedLong(
                    hasSign ? digits.substring(1) + "abcdef".charAt(random.nextInt(6)) : digits, 16);
        }
    }

    private void fill(long[] vsr, long[] gpr) {
        int kind = random.nextInt(8);
        for (int n = 0; n < 32; n += 2) {
            switch (kind) {
                case 0 -> {
                    vsr[2 * n] = packed(16);
                    vsr[2 * n + 2] = packed(16);
                }
                case 1 -> {
                    vsr[2 * n] = integer();
                    vsr[2 * n + 2] = integer();
                }
                default -> {
                    if (format == DecimalFormat.EXTENDED) {
                        DecimalFormat.Bits bits = datum();
                        vsr[2 * n] = bits.high();
                        vsr[2 * n + 2] = bits.low();
                    } else {
                        vsr[2 * n] = datum().low();
                        vsr[2 * n + 2] = datum().low();
                    }
                }
            }
            // References and biased exponents stand among the numbers.
            if (random.nextInt(4) == 0) {
                vsr[2 * n + 2 * random.nextInt(2)] = random.nextInt(4) == 0 ? integer() : random.nextInt(-4, 40);
            }
        }
        int vectors = random.nextInt(4);
        for (int n = 0; n < 32; n++) {
            vector(vsr, 64 + 2 * n, vectors);
            gpr[n] = random.nextInt(4) == 0 ? random.nextLong() : packed(16);
        }
    }

    private DecimalFormat.Bits datum() {
        boolean negative = random.nextBoolean();
        switch (random.nextInt(24)) {
            case 0:
                return new DecimalFormat.Bits(random.nextLong(), random.nextLong());
            case 1: {
                // An infinity or NaN whose other bits are any.
                long special = 0x7800_0000_0000_0000L
                        | random.nextLong() & 0x87ff_ffff_ffff_ffffL >>> (random.nextBoolean() ? 0 : 20)
                        | (negative ? Long.MIN_VALUE : 0);
                return switch (format) {
                    case EXTENDED -> new DecimalFormat.Bits(special, random.nextLong());
                    case LONG -> new DecimalFormat.Bits(0, special);
                    case SHORT -> new DecimalFormat.Bits(0, special >>> 32);
                };
            }
            case 2:
                return format.encode(Decimal.infinity(negative));
            case 3: {
                Decimal.Kind kind = random.nextBoolean() ? Decimal.Kind.QUIET_NAN : Decimal.Kind.SIGNALING_NAN;
                return format.encode(new Decimal(kind, negative, digits(format.precision() - 1), 0));
            }
            case 4:
                return format.encode(Decimal.finite(negative, BigInteger.ZERO, exponent()));
            default:
                return format.encode(Decimal.finite(negative, digits(format.precision()), exponent()));
        }
    }

    private int exponent() {
        int spread = random.nextInt(4) == 0 ? 3 * format.precision() : 8;
        int exponent = switch (random.nextInt(24)) {
            case 0 -> format.leastExponent();
            case 1 -> format.greatestExponent();
            case 2 -> format.leastExponent() + random.nextInt(2 * format.maxExponent());
            case 3 -> -random.nextInt(format.precision() + 2);
            default -> near + random.nextInt(spread) - spread / 2;
        };
        return Math.clamp(exponent, format.leastExponent(), format.greatestExponent());
    }

    /** A coefficient of so many digits at most; often one on which rounding hangs. */
    private BigInteger digits(int most) {
        int count = random.nextInt(3) == 0 ? most : 1 + random.nextInt(most);
        StringBuilder text = new StringBuilder();
        switch (random.nextInt(6)) {
            case 0 -> text.append("9".repeat(count));
            case 1 -> text.append("1").append("0".repeat(count - 1));
            case 2 -> {
                int same = random.nextInt(count);
                text.append(random.nextInt(1, 10))
                        .append("0".repeat(count - same))
                        .append("5")
                        .append("0".repeat(same));
                return new BigInteger(text.substring(0, count));
            }
            case 3 -> {
                for (int i = 0; i < count; i++) {
                    text.append(i < count / 2 ? (char) ('0' + random.nextInt(10)) : '9');
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    text.append((char) ('0' + random.nextInt(10)));
                }
            }
        }
        if (random.nextInt(3) == 0) {
            text.setCharAt(count - 1, "05".charAt(random.nextInt(2)));
        }
        return new BigInteger(text.toString());
    }

    /** BCD digits, often with a sign as the last; some are none. */
    private long packed(int digits) {
        StringBuilder text = new StringBuilder("0".repeat(random.nextInt(digits + 1)));
        while (text.length() < digits) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        if (random.nextBoolean()) {
            text.setCharAt(digits - 1, "abcdef".charAt(random.nextInt(6)));
        }
        if (random.nextInt(16) == 0) {
            text.setCharAt(random.nextInt(digits), Character.forDigit(random.nextInt(16), 16));
        }
        return Long.parseUnsignedLong(text.toString(), 16);
    }

    private long integer() {
        return switch (random.nextInt(8)) {
            case 0 -> Long.MAX_VALUE - random.nextInt(3);
            case 1 -> Long.MIN_VALUE + random.nextInt(3);
            case 2 -> random.nextInt(-64, 64);
            case 3 -> random.nextInt(0, 13000);
            case 4 -> random.nextLong() % 100_000_000_000_000_000L;
            default -> random.nextLong();
        };
    }

    /** A number in packed, national or zoned decimal, or an integer. */
    private void vector(long[] vsr, int at, int kind) {
        switch (random.nextInt(10) == 0 ? random.nextInt(4) : kind) {
            case 0 -> {
                vsr[at] = random.nextBoolean() ? 0 : packed(16) & (random.nextBoolean() ? -1L >>> 4 : -1L);
                vsr[at + 1] = packed(16);
                if (random.nextInt(8) != 0) {
                    vsr[at + 1] = vsr[at + 1] & -16 | 10 + random.nextInt(6);
                }
                if (random.nextInt(4) == 0) {
                    vsr[at] = 0x9999_9999_9999_9999L >>> 4 * random.nextInt(17 - 1);
                    vsr[at + 1] = 0x9999_9999_9999_9990L | 10 + random.nextInt(6);
                }
                if (random.nextInt(6) == 0) {
                    vsr[at] = 0;
                    vsr[at + 1] = 10 + random.nextInt(6) | random.nextInt(10) << 4;
                }
            }
            case 1 -> {
                // Seven digits and a sign, sixteen bits each.
                long[] halves = new long[8];
                boolean zero = random.nextInt(6) == 0;
                for (int i = 0; i < 7; i++) {
                    halves[i] = 0x30 + (zero ? 0 : random.nextInt(10));
                }
                halves[7] = random.nextInt(8) == 0 ? random.nextInt(256) : 0x2b + 2L * random.nextInt(2);
                if (random.nextInt(8) == 0) {
                    halves[random.nextInt(8)] = random.nextInt(1 << 16);
                }
                vsr[at] = halves[0] << 48 | halves[1] << 32 | halves[2] << 16 | halves[3];
                vsr[at + 1] = halves[4] << 48 | halves[5] << 32 | halves[6] << 16 | halves[7];
            }
            case 2 -> {
                // Sixteen digits, each with its zone, the sign in the last zone.
                boolean ascii = random.nextBoolean();
                boolean zero = random.nextInt(6) == 0;
                for (int half = 0; half < 2; half++) {
                    long value = 0;
                    for (int i = 0; i < 8; i++) {
                        value = value << 8 | (ascii ? 0x30 : 0xf0) | (zero ? 0 : random.nextInt(10));
                    }
                    vsr[at + half] = value;
                }
                vsr[at + 1] = vsr[at + 1] & ~0xf0L | (long) random.nextInt(16) << 4;
                if (random.nextInt(8) == 0) {
                    vsr[at + random.nextInt(2)] ^= (long) random.nextInt(256) << 8 * random.nextInt(8);
                }
            }
            default -> {
                boolean small = random.nextBoolean();
                vsr[at + 1] = integer();
                vsr[at] = small ? vsr[at + 1] >> 63 : random.nextLong() >> random.nextInt(64);
                if (random.nextInt(3) == 0) {
                    // Shift counts and lengths, in the byte that gives them.
                    vsr[at] = vsr[at] & ~255L | random.nextInt(-36, 36) & 255;
                }
                if (random.nextInt(8) == 0) {
                    // About ten to the thirty-first, the first that has no place.
                    vsr[at] = 0x0000_007e_37be_2022L;
                    vsr[at + 1] = 0xc091_4b26_7fff_fffeL + random.nextInt(4);
                    if (random.nextBoolean()) {
                        vsr[at] = ~vsr[at];
                        vsr[at + 1] = ~vsr[at + 1] + random.nextInt(2);
                    }
                }
            }
        }
    }
}
