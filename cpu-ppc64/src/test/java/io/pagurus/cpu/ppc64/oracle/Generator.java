package io.pagurus.cpu.ppc64.oracle;

import io.pagurus.cpu.ppc64.decode.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes random sequences of the rows of the opcode table. */
final class Generator {
    /** What cannot be compared: random numbers, sleeping, the host's system calls, time. */
    private static final Set<String> EXCLUDED = Set.of("darn", "wait", "sc", "scv", "mftb", "mfspr", "mtspr", "rfebb");

    private static final long[] SPECIAL = {
        0,
        1,
        -1,
        2,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        0x8000_0000L,
        0x7fff_ffffL,
        0xffff_ffffL,
        -0x8000_0000L,
        0x3ff0_0000_0000_0000L,
        0xbff0_0000_0000_0000L,
        0x7ff0_0000_0000_0000L,
        0xfff0_0000_0000_0000L,
        0x7ff8_0000_0000_0000L,
        0x7ff4_0000_0000_0001L,
        0x000f_ffff_ffff_ffffL,
        0x0000_0000_0000_0001L,
        0x7fef_ffff_ffff_ffffL,
        0x0010_0000_0000_0000L,
        0x3f80_0000_bf80_0000L,
        0x7f80_0000_ff80_0000L,
        0x7fc0_0000_7fa0_0001L,
        0x0080_0000_0000_0001L,
        0x7f7f_ffff_807f_ffffL,
        0x47ef_ffff_e000_0000L,
        0x36a0_0000_0000_0000L,
        0x3810_0000_0000_0000L
    };

    /** Registers that point into the window, and registers that hold small indices. */
    private static final int FIRST_BASE = 10;

    private static final int FIRST_INDEX = 20;
    private static final int SUCH = 4;

    /** What little-endian programs seldom do: the oracle's user mode ends at an alignment interrupt. */
    private static final Set<String> BIG_ENDIAN_ONLY = Set.of("lmw", "stmw", "lswi", "lswx", "stswi", "stswx");

    /** XER[SO]. */
    private static final long SUMMARY_OVERFLOW = 0x8000_0000L;

    /** An instruction that does nothing. */
    private static final int NOP = 0x60000000;

    private final Random random;

    /** One of so many sequences begins with XER[SO] set. */
    private final int overflowed;

    /** Rows for sequences in which storage may be missing or not aligned. */
    private final List<Opcode> interruptedRows;

    /** Rows whose storage operands must be aligned. */
    private final List<Opcode> alignedRows;

    /** Rows without {@link #alignedRows}. */
    private final List<Opcode> otherRows;

    /**
     * A generator.
     *
     * @param seed what the sequences hang on
     * @param littleEndian byte order in which they will be run
     * @param rows what the sequences are of
     * @param overflowed one of so many sequences begins with XER[SO] set
     */
    Generator(long seed, boolean littleEndian, List<Opcode> rows, int overflowed) {
        random = new Random(seed);
        this.overflowed = overflowed;
        interruptedRows =
                rows.stream().filter(row -> !EXCLUDED.contains(row.mnemonic())).toList();
        List<Opcode> usable = interruptedRows.stream()
                .filter(row -> !littleEndian || !BIG_ENDIAN_ONLY.contains(row.mnemonic()))
                .toList();
        alignedRows = usable.stream().filter(Generator::aligned).toList();
        otherRows = usable.stream().filter(row -> !aligned(row)).toList();
    }

    /** {@return whether a storage operand must be aligned: the oracle's user mode ends at an alignment interrupt} */
    private static boolean aligned(Opcode row) {
        return row.semantics().getDeclaringClass().getSimpleName().startsWith("Atomic")
                || row.mnemonic().equals("lq")
                || row.mnemonic().equals("stq");
    }

    /** {@return a sequence of some of the rows} */
    Sequence sequence(int length) {
        // Storage and alignment interrupts: seldom, since they end a sequence.
        boolean interrupted = random.nextInt(50) == 0;
        // Instructions with aligned operands stand apart, so that no other spoils their base registers.
        boolean alignedOnes = random.nextInt(6) == 0 && !alignedRows.isEmpty() || otherRows.isEmpty();
        List<Opcode> usable = interrupted ? interruptedRows : alignedOnes ? alignedRows : otherRows;
        List<Integer> words = new ArrayList<>();
        boolean indirect = random.nextBoolean();
        boolean left = false;
        char reserved = 0;
        while (words.size() < length) {
            Opcode row = usable.get(random.nextInt(usable.size()));
            if (row.branches()) {
                if (left) {
                    words.add(NOP);
                    continue;
                }
                boolean byRegister = row.operands().indexOf("BH") >= 0;
                if (byRegister != indirect) {
                    continue;
                }
                left = byRegister;
            }
            if (row.mnemonic().endsWith("rx") && alignedOnes) {
                reserved = row.mnemonic().charAt(1);
            } else if (row.mnemonic().endsWith("cx.")
                    && reserved != 0
                    && reserved != row.mnemonic().charAt(2)) {
                // Whether a store of another size than the reservation happens is undefined (Power ISA II 1.7.4).
                continue;
            }
            int word = word(row, length - words.size());
            words.add(interrupted && row.is("storage") && random.nextInt(3) == 0 ? wild(row, word) : word);
        }
        return new Sequence(
                registers(alignedOnes),
                words.stream().mapToInt(Integer::intValue).toArray());
    }

    /** {@return a sequence of random words, whatever they are, without branches and what cannot be compared} */
    Sequence words(int length) {
        Registers in = registers(true);
        int[] words = new int[length];
        for (int i = 0; i < length; i++) {
            do {
                words[i] = random.nextInt();
                if (random.nextBoolean()) {
                    int[] crowded = {4, 19, 30, 31, 57, 58, 59, 60, 61, 62, 63};
                    words[i] = words[i] & 0x03ffffff | crowded[random.nextInt(crowded.length)] << 26;
                }
            } while (!comparable(words[i]));
        }
        return new Sequence(in, words);
    }

    private static boolean comparable(int word) {
        int extended = word >>> 1 & 0x3ff;
        return switch (word >>> 26) {
            case 16, 17, 18 -> false;
            case 19 -> extended != 16 && extended != 528 && extended != 560;
            // wait, darn, mftb, and mfspr, which reads time and what a Linux kernel answers for
            case 31 -> extended != 30 && extended != 755 && extended != 371 && extended != 339;
            default -> true;
        };
    }

    private int word(Opcode row, int following) {
        int word = row.value() | random.nextInt() & ~row.mask();
        if (random.nextInt(30) != 0) {
            word &= ~row.reserved();
        }
        if (row.branches()) {
            return branch(row, word, following);
        }
        if (row.is("storage")) {
            return storage(row, word);
        }
        return sparing(row, word);
    }

    /** Makes the base register any register. */
    private int wild(Opcode row, int word) {
        return word & ~(31 << 16) | random.nextInt(32) << 16 & ~row.mask() | row.value() & 31 << 16;
    }

    /** Leaves the base and index registers alone: they must point into the window still. */
    private static int sparing(Opcode row, int word) {
        int shift = row.operands().startsWith("RT") ? 21 : row.operands().startsWith("RA") ? 16 : -1;
        int target = shift < 0 ? 0 : word >>> shift & 31;
        return target >= FIRST_BASE && target < FIRST_INDEX + SUCH
                ? word & ~(31 << shift) | (target & 7) << shift
                : word;
    }

    /** Branches go forward only, so that every sequence ends; those to registers clear LK for the same reason. */
    private int branch(Opcode row, int word, int following) {
        int distance = 4 * (1 + random.nextInt(following));
        return switch (row.mnemonic()) {
            case "b" -> word & 0xfc000001 | distance;
            case "bc" -> word & 0xffff0001 | distance;
            default -> word & ~1;
        };
    }

    private int storage(Opcode row, int word) {
        int base = FIRST_BASE + random.nextInt(SUCH);
        int index = FIRST_INDEX + random.nextInt(SUCH);
        int made = word;
        made = made & ~(31 << 16) | base << 16;
        String operands = row.operands();
        if (operands.contains("(")) {
            int displacement =
                    16 * (random.nextInt(9) - 4) + (operands.contains(",D(") && !aligned(row) ? random.nextInt(16) : 0);
            int opcode = made & 0xffff & row.mask();
            made = made & 0xffff0000 | displacement & 0xffff & ~row.mask() | opcode;
        } else if (operands.contains("RB")) {
            made = made & ~(31 << 11) | index << 11;
        }
        return row.operands().startsWith("RT") ? sparing(row, made) : made;
    }

    /**
     * {@return random registers: r10 to r13 point into the window, r20 to r23 are small}
     *
     * @param alignedOnes whether those are multiples of 16
     */
    Registers registers(boolean alignedOnes) {
        Registers r = new Registers();
        for (int i = 0; i < 32; i++) {
            r.gpr[i] = value();
        }
        for (int i = 0; i < SUCH; i++) {
            int alignment = !alignedOnes && random.nextInt(3) == 0 ? 1 : 16;
            r.gpr[FIRST_BASE + i] = Sequence.WINDOW + 256 + random.nextInt(512 / alignment) * alignment;
            r.gpr[FIRST_INDEX + i] = random.nextInt(128 / alignment) * alignment;
        }
        r.cr = random.nextInt() & 0xffff_ffffL;
        r.xer = random.nextInt() & 0x6000_007fL | (random.nextInt(overflowed) == 0 ? SUMMARY_OVERFLOW : 0);
        r.ctr = random.nextInt(3) == 0 ? random.nextInt(3) : value();
        // Behind the sequence, where it ends: a return into it might never end.
        r.lr = Sequence.CODE + 4L * (Sequence.LONGEST + random.nextInt(32));
        if (random.nextBoolean()) {
            r.ctr = Sequence.CODE + 4L * (Sequence.LONGEST + random.nextInt(32));
        }
        r.fpscr = fpscr();
        r.vscr = random.nextInt() & 0x10001;
        for (int i = 0; i < 128; i++) {
            r.vsr[i] = value();
        }
        if (random.nextInt(3) == 0) {
            FloatOperands.fill(r.vsr, random);
        }
        random.nextBytes(r.window);
        return r;
    }

    /** Status with its summaries FX and VX, or enables: both at once would be an interrupt before the first instruction. */
    private long fpscr() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> random.nextInt(4);
            case 2 -> random.nextInt(256);
            default -> {
                long status = random.nextInt() & 0x9f9f_f703L;
                yield (status & 0x01f8_0700L) != 0 ? status | 0x2000_0000L : status;
            }
        };
    }

    private long value() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> SPECIAL[random.nextInt(SPECIAL.length)];
            case 2 -> random.nextInt(256) - 128;
            case 3 -> random.nextInt();
            case 4 -> Double.doubleToRawLongBits(random.nextGaussian() * Math.scalb(1.0, random.nextInt(80) - 40));
            case 5 ->
                (long) Float.floatToRawIntBits((float) random.nextGaussian()) << 32
                        | Float.floatToRawIntBits((float) random.nextGaussian()) & 0xffff_ffffL;
            default -> random.nextLong();
        };
    }
}
