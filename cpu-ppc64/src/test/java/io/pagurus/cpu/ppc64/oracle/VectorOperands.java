package io.pagurus.cpu.ppc64.oracle;

import io.pagurus.cpu.ppc64.decode.Opcode;
import java.util.SplittableRandom;

/**
 * Fills vector registers with elements of one size, many of them at the edges of what it can hold, so that they carry,
 * saturate and are equal; or with single-precision numbers, most of them near each other.
 */
final class VectorOperands {
    private static final int[] SINGLES = {
        0,
        1,
        0x007f_ffff,
        0x0080_0000,
        0x0080_0001,
        0x3f00_0000,
        0x3f80_0000,
        0x3f80_0001,
        0x3fc0_0000,
        0x4f00_0000,
        0x4f80_0000,
        0x7f7f_ffff,
        0x7f80_0000,
        0x7f80_0001,
        0x7fc0_0000,
        0x7fff_ffff
    };

    private final SplittableRandom random;

    private VectorOperands(SplittableRandom random) {
        this.random = random;
    }

    /** Replaces what is in the VRs, and small numbers for those GPRs that index bytes. */
    static void fill(Registers in, Opcode row, SplittableRandom random) {
        VectorOperands operands = new VectorOperands(random);
        boolean singles = row.semantics().getDeclaringClass().getSimpleName().startsWith("VectorFloat");
        int near = random.nextInt(1, 250);
        // Bytes, halfwords, words or doublewords.
        int size = 8 << random.nextInt(4);
        for (int at = 64; at < 128; at++) {
            in.vsr[at] = singles && random.nextInt(16) != 0
                    ? (long) operands.single(near) << 32 | operands.single(near) & 0xffff_ffffL
                    : operands.elements(size);
        }
        if (!row.is("storage")) {
            for (int n = 0; n < 32; n++) {
                in.gpr[n] = random.nextInt(3) == 0 ? in.gpr[n] : random.nextInt(32);
            }
        }
    }

    private long elements(int size) {
        if (random.nextInt(8) == 0) {
            return random.nextLong();
        }
        long elements = 0;
        long ones = -1L >>> 64 - size;
        for (int shift = 0; shift < 64; shift += size) {
            long sign = 1L << size - 1;
            long element = switch (random.nextInt(8)) {
                case 0 -> 0;
                case 1 -> sign + random.nextInt(-2, 3);
                case 2 -> random.nextInt(-3, 3);
                case 3 -> random.nextInt(16);
                case 4 -> sign >>> random.nextInt(size);
                default -> random.nextLong();
            };
            elements |= (element & ones) << shift;
        }
        return elements;
    }

    private int single(int near) {
        int sign = random.nextInt(2) << 31;
        return switch (random.nextInt(8)) {
            case 0 -> sign | SINGLES[random.nextInt(SINGLES.length)];
            case 1 -> random.nextInt();
            // Subnormal, or just not.
            case 2 -> sign | random.nextInt(1 << 24);
            // What integers come from, or powers of two are raised to.
            case 3 -> sign | 110 + random.nextInt(50) << 23 | random.nextInt(1 << 23);
            case 4 -> sign | 127 << 23 | random.nextInt(1 << 23) >>> random.nextInt(23);
            default -> sign | Math.min(near + random.nextInt(4), 254) << 23 | random.nextInt(1 << 23);
        };
    }
}
