package io.pagurus.cpu.ppc64.oracle;

import io.pagurus.cpu.ppc64.decode.Opcode;
import java.util.SplittableRandom;

/**
 * Fills vector registers with packed, national and zoned decimal numbers, and with shift counts. All are valid: what is left
 * of others is undefined (Power ISA 3.0 I 6.17).
 */
final class BcdOperands {
    private static final long EACH_DIGIT = 0x1111_1111_1111_1111L;

    private BcdOperands() {}

    /** Replaces what is in the VRs. */
    static void fill(Registers in, Opcode row, int ps, SplittableRandom random) {
        for (int at = 64; at < 128; at += 2) {
            long high = digits(random);
            long low = digits(random);
            switch (row.mnemonic()) {
                case "bcdcfn." -> {
                    high = Long.expand(high, 0x000f_000f_000f_000fL) | 0x0030_0030_0030_0030L;
                    low = Long.expand(low, 0x000f_000f_000f_0000L)
                            | 0x0030_0030_0030_0000L
                            | 0x2b + 2 * random.nextInt(2);
                }
                case "bcdcfz." -> {
                    long zones = (ps == 0 ? 3 : 15) * 0x1010_1010_1010_1010L;
                    int sign = ps == 0 ? random.nextInt(16) : 10 + random.nextInt(6);
                    high = high & 0x0f0f_0f0f_0f0f_0f0fL | zones;
                    low = low & 0x0f0f_0f0f_0f0f_0f0fL | zones & ~0xff | sign << 4;
                }
                case "bcdcfsq." -> high = random.nextLong() >> random.nextInt(64);
                case "bcdus.", "bcdutrunc.", "vmul10euq", "vmul10ecuq" -> {}
                default -> low = low & ~15 | 10 + random.nextInt(6);
            }
            in.vsr[at] = high;
            in.vsr[at + 1] = low;
        }
        if (row.operands().startsWith("VRT,VRA,VRB") && !row.mnemonic().matches("bcd(add|sub|cpsgn)\\..*")) {
            // Every second register tells how far, the others are numbers.
            for (int at = 64; at < 128; at += 4) {
                in.vsr[at] = random.nextLong() << 16
                        | random.nextInt(-34, 35)
                                & (row.mnemonic().contains("trunc") ? 0x7fff : random.nextBoolean() ? 0xff : 0xffff);
            }
        }
    }

    /**
     * Makes VRA an even register and VRB an odd one, where VRA is no decimal number; and VRT another than VRB where the
     * oracle overwrites what it still needs.
     */
    static int word(Opcode row, int word) {
        if (row.mnemonic().matches("bcdcpsgn\\.|bcdctsq\\.")) {
            return word & ~(1 << 21) | 1 << 11;
        }
        return row.operands().startsWith("VRT,VRA,VRB") && row.mnemonic().matches("bcd(u?s|sr|u?trunc)\\.")
                ? word & ~(1 << 16) | 1 << 11
                : word;
    }

    private static long digits(SplittableRandom random) {
        switch (random.nextInt(6)) {
            case 0:
                return 0;
            case 1:
                return 9 * EACH_DIGIT;
            default:
                long digits = 0;
                for (int i = 0; i < 16; i++) {
                    digits = digits << 4 | random.nextInt(10);
                }
                return random.nextInt(3) == 0 ? digits >>> 4 * random.nextInt(16) : digits;
        }
    }
}
