package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Vector;

/**
 * Atomic memory operations (Power ISA 3.0 II 4.5): read a word or doubleword, combine it with a register, write it back.
 * What they do is said by a function code; a code that does not exist is a data storage interrupt that leaves DAR and
 * DSISR as they were.
 */
public final class AtomicMemoryOperation {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands   attributes
        lwat        X     31/582   RT,RA0,FC  storage p9 inval=1
        ldat        X     31/614   RT,RA0,FC  storage p9 inval=1
        stwat       X     31/710   RS,RA0,FC  storage p9 inval=1
        stdat       X     31/742   RS,RA0,FC  storage p9 inval=1
        """;

    /** Function code: add. The codes up to {@link #SWAP} need nothing but the two numbers. */
    private static final int ADD = 0;

    private static final int XOR = 1;
    private static final int OR = 2;
    private static final int AND = 3;
    private static final int MAX_UNSIGNED = 4;
    private static final int MAX_SIGNED = 5;
    private static final int MIN_UNSIGNED = 6;
    private static final int MIN_SIGNED = 7;
    private static final int SWAP = 8;
    /** Loads only: store another register if the number is not the one expected. */
    private static final int SWAP_NOT_EQUAL = 16;
    /** Loads: increment up to the number that follows in memory. Stores: store twice if two numbers are equal. */
    private static final int BOUNDED_INCREMENT = 24;

    private static final int STORE_TWIN = 24;
    /** Loads only: increment if the number that follows in memory is equal. */
    private static final int INCREMENT_EQUAL = 25;
    /** Loads only: decrement down to the number that follows in memory. */
    private static final int BOUNDED_DECREMENT = 28;

    /** What a conditional load gives when its condition does not hold; the oracle's for doublewords too. */
    private static final long NOT_DONE = Integer.MIN_VALUE;

    private AtomicMemoryOperation() {}

    /** Load word atomic. */
    public static void lwat(Cpu c, int rt, int ra0, int fc) {
        load(c, rt, ra0, fc, Integer.BYTES);
    }

    /** Load doubleword atomic. */
    public static void ldat(Cpu c, int rt, int ra0, int fc) {
        load(c, rt, ra0, fc, Long.BYTES);
    }

    /** Store word atomic. */
    public static void stwat(Cpu c, int rs, int ra0, int fc) {
        store(c, rs, ra0, fc, Integer.BYTES);
    }

    /** Store doubleword atomic. */
    public static void stdat(Cpu c, int rs, int ra0, int fc) {
        store(c, rs, ra0, fc, Long.BYTES);
    }

    private static void load(Cpu c, int rt, int ra0, int fc, int bytes) {
        if (fc > SWAP
                && fc != SWAP_NOT_EQUAL
                && fc != BOUNDED_INCREMENT
                && fc != INCREMENT_EQUAL
                && fc != BOUNDED_DECREMENT) {
            throw c.interrupt(Vector.DATA_STORAGE, 0);
        }
        long ea = Atomic.aligned(c, c.gpr[ra0] & c.eaMask, bytes);
        long operand = truncate(c.gpr[rt + 1 & 31], bytes);
        long replacement = c.gpr[rt + 2 & 31];
        long old;
        long result;
        long value;
        do {
            old = get(c, ea, bytes);
            result = old;
            value = old;
            if (fc <= SWAP) {
                value = combine(fc, old, operand);
            } else if (fc == SWAP_NOT_EQUAL) {
                value = old != operand ? replacement : old;
            } else {
                boolean equal = old == get(c, ea + bytes & c.eaMask, bytes);
                if (equal == (fc == INCREMENT_EQUAL)) {
                    value = fc == BOUNDED_DECREMENT ? old - 1 : old + 1;
                } else {
                    result = NOT_DONE;
                }
            }
        } while (!Atomic.swap(c, ea, bytes, old, value));
        c.gpr[rt] = result;
    }

    private static void store(Cpu c, int rs, int ra0, int fc, int bytes) {
        if (fc >= SWAP && fc != STORE_TWIN) {
            throw c.interrupt(Vector.DATA_STORAGE, 0);
        }
        long ea = Atomic.aligned(c, c.gpr[ra0] & c.eaMask, bytes);
        long operand = truncate(c.gpr[rs], bytes);
        if (fc == STORE_TWIN) {
            storeTwin(c, ea, operand, bytes);
            return;
        }
        long old;
        do {
            old = get(c, ea, bytes);
        } while (!Atomic.swap(c, ea, bytes, old, combine(fc, old, operand)));
    }

    /** Stores a number over both of a pair if they are equal. The pair is not one atomic access. */
    private static void storeTwin(Cpu c, long ea, long value, int bytes) {
        long second = ea + bytes & c.eaMask;
        if (get(c, ea, bytes) != get(c, second, bytes)) {
            return;
        }
        if (bytes == Integer.BYTES) {
            c.store32(ea, (int) value);
            c.store32(second, (int) value);
        } else {
            c.store64(ea, value);
            c.store64(second, value);
        }
    }

    /** The oracle compares words as it loaded them, zero-extended, for the signed functions too. */
    private static long combine(int fc, long old, long operand) {
        return switch (fc) {
            case ADD -> old + operand;
            case XOR -> old ^ operand;
            case OR -> old | operand;
            case AND -> old & operand;
            case MAX_UNSIGNED -> Long.compareUnsigned(old, operand) > 0 ? old : operand;
            case MAX_SIGNED -> Math.max(old, operand);
            case MIN_UNSIGNED -> Long.compareUnsigned(old, operand) < 0 ? old : operand;
            case MIN_SIGNED -> Math.min(old, operand);
            default -> operand;
        };
    }

    private static long get(Cpu c, long ea, int bytes) {
        return bytes == Integer.BYTES ? c.load32(ea) & 0xffff_ffffL : c.load64(ea);
    }

    private static long truncate(long value, int bytes) {
        return bytes == Integer.BYTES ? value & 0xffff_ffffL : value;
    }
}
