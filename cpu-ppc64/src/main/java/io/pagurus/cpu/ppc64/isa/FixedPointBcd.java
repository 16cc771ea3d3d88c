package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.dfp.Declet;
import io.pagurus.cpu.ppc64.exec.Cpu;

/** BCD assist instructions (Power ISA I 3.3.15). */
public final class FixedPointBcd {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands  attributes
        addg6s      XO    31/74    RT,RA,RB  21:21=0 any=400
        cdtbcd      X     31/282   RA,RS
        cbcdtd      X     31/314   RA,RS
        """;

    private static final long SIXES = 0x6666_6666_6666_6666L;
    private static final long LAST_BITS = 0x1111_1111_1111_1111L;

    private FixedPointBcd() {}

    /** Add and generate sixes: a six where the sum has no carry out of the digit. */
    public static void addg6s(Cpu c, int rt, int ra, int rb) {
        long a = c.gpr[ra];
        long b = c.gpr[rb];
        long carries = a & b | (a | b) & ~(a + b);
        long digits = (carries >>> 3 & LAST_BITS) * 15;
        c.gpr[rt] = ~digits & SIXES;
    }

    /** Convert declets to binary coded decimal: in each word two of them, the upper bits are zero then. */
    public static void cdtbcd(Cpu c, int ra, int rs) {
        long from = c.gpr[rs];
        long to = 0;
        for (int word = 32; word >= 0; word -= 32) {
            to = to << 32 | digits(from >>> word + 10) << 12 | digits(from >>> word);
        }
        c.gpr[ra] = to;
    }

    /** Convert binary coded decimal to declets: in each word six digits. */
    public static void cbcdtd(Cpu c, int ra, int rs) {
        long from = c.gpr[rs];
        long to = 0;
        for (int word = 32; word >= 0; word -= 32) {
            to = to << 32
                    | (long) Declet.ofDigits((int) (from >>> word + 12) & 0xfff) << 10
                    | Declet.ofDigits((int) (from >>> word) & 0xfff);
        }
        c.gpr[ra] = to;
    }

    private static long digits(long declet) {
        int number = Declet.number((int) declet & 0x3ff);
        return (long) (number / 100) << 8 | number / 10 % 10 << 4 | number % 10;
    }
}
