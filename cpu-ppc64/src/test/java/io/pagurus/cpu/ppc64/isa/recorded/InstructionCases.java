package io.pagurus.cpu.ppc64.isa.recorded;

import io.pagurus.cpu.ppc64.decode.Field;
import io.pagurus.cpu.ppc64.decode.Opcode;
import io.pagurus.cpu.ppc64.decode.OpcodeTable;
import io.pagurus.cpu.ppc64.isa.AtomicMemoryOperation;
import io.pagurus.cpu.ppc64.isa.Branch;
import io.pagurus.cpu.ppc64.isa.CacheControl;
import io.pagurus.cpu.ppc64.isa.ConditionRegister;
import io.pagurus.cpu.ppc64.isa.FixedPointArithmetic;
import io.pagurus.cpu.ppc64.isa.FixedPointCompare;
import io.pagurus.cpu.ppc64.isa.FixedPointLoad;
import io.pagurus.cpu.ppc64.isa.FixedPointLogical;
import io.pagurus.cpu.ppc64.isa.FixedPointMultiple;
import io.pagurus.cpu.ppc64.isa.FixedPointMultiply;
import io.pagurus.cpu.ppc64.isa.FixedPointRotate;
import io.pagurus.cpu.ppc64.isa.FixedPointStore;
import io.pagurus.cpu.ppc64.isa.ProgramPriority;
import io.pagurus.cpu.ppc64.isa.TransactionalMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes the same cases each time it is asked: for every row of the fixed-point facilities, with random operands. */
final class InstructionCases {
    private static final List<Class<?>> FACILITIES = List.of(
            Branch.class,
            ConditionRegister.class,
            FixedPointArithmetic.class,
            FixedPointMultiply.class,
            FixedPointLogical.class,
            ProgramPriority.class,
            FixedPointRotate.class,
            FixedPointCompare.class,
            FixedPointLoad.class,
            FixedPointStore.class,
            FixedPointMultiple.class,
            AtomicMemoryOperation.class,
            CacheControl.class,
            TransactionalMemory.class);

    /** Results that are not the same each time, or end the program that runs them. */
    private static final Set<String> LEFT_OUT = Set.of("darn", "wait");

    /** Alignment interrupts in little-endian mode, on which the oracle's user program emulation gives up. */
    private static final Set<String> BIG_ENDIAN_ONLY = Set.of("lmw", "stmw", "lswi", "lswx", "stswi", "stswx");

    private static final long[] CORNERS = {
        0,
        1,
        -1,
        2,
        31,
        32,
        63,
        64,
        0x7fff_ffffL,
        0x8000_0000L,
        0xffff_ffffL,
        0x1_0000_0000L,
        Integer.MIN_VALUE,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        0x0101_0101_0101_0101L
    };

    /** mtspr 815,r5: TAR. */
    private static final int MTTAR_R5 = 0x7cafcba6;

    private InstructionCases() {}

    /**
     * {@return the cases}
     *
     * @param each how many for each row
     * @param little whether for little-endian mode
     */
    static List<InstructionCase> all(int each, boolean little) {
        List<InstructionCase> cases = new ArrayList<>();
        for (Class<?> facility : FACILITIES) {
            for (Opcode row : new OpcodeTable(List.of(facility)).rows()) {
                boolean out = LEFT_OUT.contains(row.mnemonic()) || little && BIG_ENDIAN_ONLY.contains(row.mnemonic());
                for (int i = 0; i < each && !out; i++) {
                    cases.add(one(row, i));
                }
            }
        }
        for (int i = 0; i < 16 * each; i++) {
            cases.add(reservation(i));
        }
        return cases;
    }

    private static InstructionCase one(Opcode row, int i) {
        SplittableRandom random =
                new SplittableRandom(row.mnemonic().hashCode() * 31L + row.value() + ((long) i << 32));
        int free = ~row.mask();
        // Most words keep to what the ISA allows, the others try what the oracle thinks of reserved bits.
        int word = row.value() | random.nextInt() & (i % 8 == 7 ? free : free & ~row.reserved() & operandBits(row));
        if (row.is("oe")) {
            word |= random.nextInt() & 1 << 10;
        }
        if (row.is("rc")) {
            word |= random.nextInt() & 1;
        }
        InstructionCase.Registers registers = registers(random);
        if (row.is("branch")) {
            word = forward(row, word);
            registers.lr = InstructionCase.CODE + 8 + random.nextInt(200);
            registers.ctr = random.nextInt(4) == 0 && !row.mnemonic().equals("bcctr")
                    ? 1
                    : InstructionCase.CODE + 8 + random.nextInt(200);
        }
        if (row.is("storage")) {
            word = aim(row, word, registers, random);
        }
        if (row.mnemonic().endsWith("at") && row.operands().contains("FC") && random.nextBoolean()) {
            repeat(registers.window);
        }
        int[] words = {word};
        if (row.mnemonic().equals("bctar")) {
            registers.tar = InstructionCase.CODE + 12 + random.nextInt(200);
            registers.gpr[5] = registers.tar;
            words = new int[] {MTTAR_R5, word};
        }
        return new InstructionCase(row.mnemonic() + "/" + i, words, registers);
    }

    /**
     * A load-and-reserve and a store-conditional, of equal or different sizes and addresses. Quadwords are not among them:
     * with one CPU the oracle's lqarx reserves the address of the second half, so its stqcx. never succeeds.
     */
    private static InstructionCase reservation(int i) {
        SplittableRandom random = new SplittableRandom(i);
        int[] loads = {52, 116, 20, 84};
        int[] stores = {694, 726, 150, 214};
        int size = random.nextInt(4);
        int storeSize = random.nextInt(3) == 0 ? random.nextInt(4) : size;
        InstructionCase.Registers registers = registers(random);
        if (random.nextInt(3) == 0) {
            // Small numbers fit every size.
            for (int at = 0; at < InstructionCase.WINDOW_SIZE; at++) {
                registers.window[at] = (byte) (random.nextInt(8) == 0 ? 1 : 0);
            }
        }
        int misaligned = random.nextInt(4) == 0 ? random.nextInt(16) : 0;
        registers.gpr[4] = InstructionCase.WINDOW + 16L * random.nextInt(60) + misaligned;
        registers.gpr[5] = registers.gpr[4] + (random.nextInt(4) == 0 ? 1L << random.nextInt(4) : 0);
        int load = 31 << 26 | 6 << 21 | 4 << 11 | loads[size] << 1;
        int store = 31 << 26 | 8 << 21 | 5 << 11 | stores[storeSize] << 1 | 1;
        int between = 38 << 26 | 9 << 21 | 4 << 16 | random.nextInt(16); // stb r9,n(r4)
        int[] words = random.nextInt(4) == 0 ? new int[] {load, between, store} : new int[] {load, store};
        return new InstructionCase("reservation/" + i, words, registers);
    }

    private static InstructionCase.Registers registers(SplittableRandom random) {
        InstructionCase.Registers registers = new InstructionCase.Registers();
        for (int n = 0; n < 32; n++) {
            registers.gpr[n] = number(random);
        }
        registers.cr = random.nextInt();
        registers.xer = (random.nextLong() & 0xe000_0000L) | random.nextInt(128);
        registers.lr = number(random);
        registers.ctr = number(random);
        random.nextBytes(registers.window);
        return registers;
    }

    private static long number(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> CORNERS[random.nextInt(CORNERS.length)];
            case 1 -> random.nextInt(-128, 128);
            case 2 -> random.nextInt();
            case 3 -> random.nextLong() >>> random.nextInt(64);
            default -> random.nextLong();
        };
    }

    /** Branches go forward: what is behind is the code that sets the registers. */
    private static int forward(Opcode row, int word) {
        return switch (row.mnemonic()) {
            case "b" -> word & ~0x02000000 | 8;
            case "bc" -> word & ~0x8000 | 8;
            default -> word;
        };
    }

    /** Sets registers so that the access falls into the window. */
    private static int aim(Opcode row, int word, InstructionCase.Registers registers, SplittableRandom random) {
        int bytes = row.mnemonic().startsWith("st") || row.mnemonic().startsWith("l") ? 160 : 8;
        long target = InstructionCase.WINDOW + 8L * random.nextInt((InstructionCase.WINDOW_SIZE - bytes) / 8);
        if (random.nextInt(4) == 0) {
            target += random.nextInt(8);
        }
        int aimed = word;
        int ra = Field.RA.of(aimed);
        if (row.operands().contains("(")) {
            if (ra == 0) {
                ra = 1 + random.nextInt(31);
                aimed |= ra << 16;
            }
            int displacement = (row.operands().contains("DS(")
                            ? Field.DS
                            : row.operands().contains("DQ(") ? Field.DQ : Field.D)
                    .of(aimed);
            registers.gpr[ra] = target - displacement;
        } else if (row.operands().contains("RB")) {
            int rb = Field.RB.of(aimed);
            if (ra == rb) {
                registers.gpr[ra] = target / 2;
                if (ra == 0) {
                    registers.gpr[0] = target;
                }
            } else {
                registers.gpr[rb] = target - (ra == 0 && row.operands().contains("RA0") ? 0 : registers.gpr[ra]);
            }
        } else {
            if (ra == 0) {
                ra = 1 + random.nextInt(31);
                aimed |= ra << 16;
            }
            registers.gpr[ra] = target;
        }
        return aimed;
    }

    /** Makes all doublewords equal, for the functions that compare two of them. */
    private static void repeat(byte[] window) {
        for (int at = 8; at < window.length; at++) {
            window[at] = window[at & 3];
        }
    }

    /** {@return the bits that belong to an operand} */
    private static int operandBits(Opcode row) {
        int bits = 0;
        for (int bit = 0; bit < 26; bit++) {
            int one = 1 << bit;
            for (String name : row.operands().split("[,()]")) {
                if (!name.isEmpty() && field(name).of(one) != field(name).of(0)) {
                    bits |= one;
                }
            }
        }
        return bits | (row.is("aa") ? 2 : 0) | (row.is("lk") ? 1 : 0);
    }

    private static Field field(String name) {
        return name.equals("RC") ? Field.RC_GPR : Field.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
