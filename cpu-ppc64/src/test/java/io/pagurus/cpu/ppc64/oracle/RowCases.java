package io.pagurus.cpu.ppc64.oracle;

import io.pagurus.cpu.ppc64.decode.Field;
import io.pagurus.cpu.ppc64.decode.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes the cases that are recorded: single instructions on registers full of floating-point numbers of all formats, of
 * integers, and of what is at the edges of both. The same each time it is asked.
 */
final class RowCases {
    private static final long[] DOUBLES = {
        0,
        1,
        0x000f_ffff_ffff_ffffL,
        0x0010_0000_0000_0000L,
        0x0010_0000_0000_0001L,
        0x3690_0000_0000_0001L,
        0x36a0_0000_0000_0000L,
        0x380f_ffff_e000_0000L,
        0x380f_ffff_f000_0000L,
        0x3810_0000_0000_0000L,
        0x3e70_0000_0000_0001L,
        0x3fdf_ffff_ffff_ffffL,
        0x3fe0_0000_0000_0000L,
        0x3fef_ffff_ffff_ffffL,
        0x3ff0_0000_0000_0000L,
        0x3ff0_0000_0000_0001L,
        0x3ff8_0000_0000_0000L,
        0x4000_0000_0000_0000L,
        0x4004_0000_0000_0000L,
        0x41df_ffff_ffc0_0000L,
        0x41df_ffff_ffe0_0000L,
        0x41e0_0000_0000_0000L,
        0x41ef_ffff_ffe0_0000L,
        0x41f0_0000_0000_0000L,
        0x43df_ffff_ffff_ffffL,
        0x43e0_0000_0000_0000L,
        0x43ef_ffff_ffff_ffffL,
        0x43f0_0000_0000_0000L,
        0x47ef_ffff_e000_0000L,
        0x47ef_ffff_f000_0000L,
        0x47f0_0000_0000_0000L,
        0x7fef_ffff_ffff_ffffL,
        0x7ff0_0000_0000_0000L,
        0x7ff0_0000_0000_0001L,
        0x7ff4_0000_2000_0000L,
        0x7ff8_0000_0000_0000L,
        0x7fff_ffff_ffff_ffffL
    };

    private static final int[] SINGLES = {
        0,
        1,
        0x007f_ffff,
        0x0080_0000,
        0x0080_0001,
        0x3300_0001,
        0x3eff_ffff,
        0x3f00_0000,
        0x3f7f_ffff,
        0x3f80_0000,
        0x3fc0_0000,
        0x4020_0000,
        0x4eff_ffff,
        0x4f00_0000,
        0x4f7f_ffff,
        0x4f80_0000,
        0x5eff_ffff,
        0x5f00_0000,
        0x5f80_0000,
        0x7f7f_ffff,
        0x7f80_0000,
        0x7f80_0001,
        0x7fa1_0000,
        0x7fc0_0000,
        0x7fff_ffff
    };

    private static final int[] HALVES = {
        0, 1, 0x3ff, 0x400, 0x3bff, 0x3c00, 0x7bff, 0x7c00, 0x7c01, 0x7d10, 0x7e00, 0x7fff
    };

    private static final int[] QUAD_EXPONENTS = {
        0, 0, 1, 2, 0x3b00, 0x3c00, 0x3c01, 0x3fc0, 0x3ffd, 0x3ffe, 0x3fff, 0x4000, 0x401d, 0x401e, 0x401f, 0x403d,
        0x403e, 0x403f, 0x406f, 0x43fe, 0x43ff, 0x4400, 0x7ffd, 0x7ffe, 0x7fff, 0x7fff
    };

    /** FPSCR bits that instructions find set or not: exceptions seen before, and how to round. */
    private static final int FPSCR_STATUS = 0x9fff_f707;

    private static final long FPSCR_INVALID = 0x01f8_0700;

    private static final int FPSCR_ENABLES = 0xf8;

    /** FPSCR[VE,UE], with which some instructions are in {@link KnownDifference}. */
    private static final long KNOWN_TO_DIFFER = 0xa0;

    private RowCases() {}

    /**
     * {@return cases of a row}
     *
     * @param row the instruction
     * @param each how many
     */
    static List<Sequence> of(Opcode row, int each) {
        List<Sequence> cases = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            cases.add(one(
                    row, new SplittableRandom(row.mnemonic().hashCode() * 31L + row.value() + ((long) i << 32)), i));
        }
        return cases;
    }

    private static Sequence one(Opcode row, SplittableRandom random, int i) {
        int free = ~row.mask();
        // One word in eight tries what the oracle thinks of reserved bits.
        int word = row.value() | random.nextInt() & (i % 8 == 7 ? free : free & ~row.reserved());
        if (random.nextInt(4) == 0) {
            word = repeated(word, free, random.nextInt(3));
        }
        Registers in = registers(random, row.is("storage") ? 8 : 1);
        String facility = row.semantics().getDeclaringClass().getSimpleName();
        if (facility.contains("Decimal")) {
            DecimalOperands.fill(in, row, word, random);
        } else if (facility.startsWith("VectorBcd")) {
            word = BcdOperands.word(row, word);
            BcdOperands.fill(in, row, Field.PS.of(word), random);
        } else if (facility.startsWith("Vector")) {
            VectorOperands.fill(in, row, random);
        }
        if (row.mnemonic().matches("x[sv](max|min)[ds]p|xvcmpg[et][ds]p")) {
            in.fpscr &= ~KNOWN_TO_DIFFER;
        }
        if (row.is("storage")) {
            word = aimed(row, word, in, random);
        }
        return new Sequence(in, new int[] {word});
    }

    /** The same register twice. */
    private static int repeated(int word, int free, int which) {
        int from = which == 0 ? 16 : 11;
        int to = which == 2 ? 16 : 21;
        int mask = 31 << to & free;
        return word & ~mask | (word >>> from & 31) << to & mask;
    }

    /** Points the address of an access into the window, aligned or not. */
    private static int aimed(Opcode row, int word, Registers in, SplittableRandom random) {
        long target = Sequence.WINDOW + random.nextInt(Registers.WINDOW_SIZE - 32);
        int base = 1 + random.nextInt(31);
        int aimed = word & ~(31 << 16) | base << 16;
        if (row.operands().contains("(")) {
            Field displacement = row.operands().contains("DQ(") ? Field.DQ : Field.DS;
            in.gpr[base] = target - displacement.of(aimed);
        } else if (row.operands().endsWith("RB")
                && Field.RB.of(aimed) != base
                && !row.mnemonic().matches(".*vll?")) {
            in.gpr[base] = target - in.gpr[Field.RB.of(aimed)];
        } else if (Field.RB.of(aimed) != base) {
            in.gpr[Field.RB.of(aimed)] = (long) random.nextInt(20) << 56 | random.nextInt();
            in.gpr[base] = target;
        } else {
            in.gpr[base] = target / 2;
        }
        return aimed;
    }

    private static Registers registers(SplittableRandom random, int windowParts) {
        Registers in = new Registers();
        for (int n = 0; n < 32; n++) {
            in.gpr[n] = integer(random);
        }
        in.cr = random.nextInt() & 0xffff_ffffL;
        in.xer = random.nextInt() & 0xe000_007fL;
        in.vscr = random.nextInt() & 0x10001;
        in.fpscr = random.nextInt() & FPSCR_STATUS;
        if (random.nextInt(3) == 0) {
            in.fpscr |= random.nextInt() & random.nextInt() & FPSCR_ENABLES;
        }
        in.fpscr = consistent(in.fpscr & 0xffff_ffffL);
        // Numbers of one kind in all registers, most of them near each other: so that they meet.
        int kind = random.nextInt(5);
        int near = random.nextInt(100, 1948);
        for (int n = 0; n < 64; n++) {
            number(random, kind, near, in.vsr, 2 * n);
        }
        if (windowParts > 1) {
            random.nextBytes(in.window);
        }
        return in;
    }

    /**
     * {@return an FPSCR as it can be: VX says what the invalid operations do, and none is enabled that has occurred, for
     * setting that would be an exception already}
     */
    private static long consistent(long fpscr) {
        long enabled = fpscr >>> 3 & 0x1f;
        long bits = fpscr & ~(enabled << 25);
        if ((enabled & 0x10) != 0) {
            bits &= ~FPSCR_INVALID;
        }
        return (bits & FPSCR_INVALID) != 0 ? bits | 0x2000_0000L : bits & ~0x2000_0000L;
    }

    private static void number(SplittableRandom random, int kind, int near, long[] to, int at) {
        switch (kind) {
            case 0 -> {
                to[at] = single(random) & 0xffff_ffffL | (long) single(random) << 32;
                to[at + 1] = single(random) & 0xffff_ffffL | (long) single(random) << 32;
            }
            case 1 -> quad(random, to, at);
            case 2 -> {
                to[at] = random.nextInt(3) == 0 ? half(random) | half(random) << 32 : integer(random);
                to[at + 1] = random.nextInt(3) == 0 ? half(random) | half(random) << 32 : integer(random);
            }
            default -> {
                to[at] = doubleBits(random, near);
                to[at + 1] = doubleBits(random, near);
            }
        }
    }

    private static long doubleBits(SplittableRandom random, int near) {
        long sign = (long) random.nextInt(2) << 63;
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> sign | DOUBLES[random.nextInt(DOUBLES.length)];
            case 3 -> sign | random.nextLong() >>> 1;
            case 4 -> sign | (long) (near + random.nextInt(4)) << 52 | random.nextLong(1 << 20) << 32;
            // What singles can hold, and nearly so.
            case 5, 6 ->
                sign
                        | (0x36cL + random.nextInt(0x480 - 0x36c)) << 52
                        | random.nextLong() >>> 12 & -1L << 29 - random.nextInt(3);
            case 7 -> sign | (0x3f0L + random.nextInt(0x60)) << 52 | random.nextLong() >>> 12;
            case 8 -> Double.doubleToRawLongBits(integer(random));
            default -> sign | (long) (near + random.nextInt(60)) << 52 | random.nextLong() >>> 12;
        };
    }

    private static int single(SplittableRandom random) {
        int sign = random.nextInt(2) << 31;
        return switch (random.nextInt(5)) {
            case 0, 1 -> sign | SINGLES[random.nextInt(SINGLES.length)];
            case 2 -> random.nextInt();
            case 3 -> Float.floatToRawIntBits(integer(random));
            default -> sign | (110 + random.nextInt(60)) << 23 | random.nextInt(1 << 23);
        };
    }

    private static long half(SplittableRandom random) {
        int bits = random.nextInt(3) == 0 ? HALVES[random.nextInt(HALVES.length)] : random.nextInt(1 << 15);
        return bits | random.nextInt(2) << 15;
    }

    private static void quad(SplittableRandom random, long[] to, int at) {
        long fraction = switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 0xffff_ffff_ffffL;
            default -> random.nextLong() >>> 16;
        };
        long exponent = random.nextInt(3) != 0
                ? QUAD_EXPONENTS[random.nextInt(QUAD_EXPONENTS.length)]
                : 0x3fc0 + random.nextInt(0x80);
        to[at] = (long) random.nextInt(2) << 63 | exponent << 48 | fraction;
        to[at + 1] = switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> 1L << random.nextInt(64);
            default -> random.nextLong();
        };
    }

    private static long integer(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> 1L << random.nextInt(64);
            case 1 -> random.nextInt(-128, 128);
            case 2 -> random.nextInt();
            case 3 -> random.nextLong() >>> random.nextInt(64);
            case 4 -> (1L << random.nextInt(64)) - 1;
            default -> random.nextLong();
        };
    }
}
