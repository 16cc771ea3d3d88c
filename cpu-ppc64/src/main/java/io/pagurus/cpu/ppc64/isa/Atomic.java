package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.DataTlb;
import io.pagurus.cpu.ppc64.exec.HostMemory;
import io.pagurus.cpu.ppc64.exec.Storage;
import java.lang.invoke.VarHandle;

/**
 * Load-and-reserve and store-conditional (Power ISA II 4.6), and the memory barriers. A reservation is an address, a size
 * and the value that was there: the store happens if the value still is (as the oracle does it).
 */
public final class Atomic {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands      attributes
        lbarx       X     31/52    RT,RA0,RB,EH  storage
        lharx       X     31/116   RT,RA0,RB,EH  storage
        lwarx       X     31/20    RT,RA0,RB,EH  storage
        ldarx       X     31/84    RT,RA0,RB,EH  storage
        lqarx       X     31/276   RTP,RA0,RB,EH storage
        stbcx.      X     31/694   RS,RA0,RB     storage 31:31=1 any=1
        sthcx.      X     31/726   RS,RA0,RB     storage 31:31=1 any=1
        stwcx.      X     31/150   RS,RA0,RB     storage 31:31=1 any=1
        stdcx.      X     31/214   RS,RA0,RB     storage 31:31=1 any=1
        stqcx.      X     31/182   RSP,RA0,RB    storage 31:31=1 any=1
        sync        X     31/598   L9_10         inval=39ff801
        eieio       X     31/854   -             inval=3fff801
        """;

    private Atomic() {}

    /** Load byte and reserve. */
    public static void lbarx(Cpu c, int rt, int ra0, int rb) {
        long ea = c.gpr[ra0] + c.gpr[rb] & c.eaMask;
        c.gpr[rt] = reserve(c, ea, 1, c.load8(ea));
    }

    /** Load halfword and reserve. */
    public static void lharx(Cpu c, int rt, int ra0, int rb) {
        long ea = aligned(c, c.gpr[ra0] + c.gpr[rb] & c.eaMask, 2);
        c.gpr[rt] = reserve(c, ea, 2, c.load16(ea));
    }

    /** Load word and reserve. */
    public static void lwarx(Cpu c, int rt, int ra0, int rb) {
        long ea = aligned(c, c.gpr[ra0] + c.gpr[rb] & c.eaMask, 4);
        c.gpr[rt] = reserve(c, ea, 4, c.load32(ea) & 0xffff_ffffL);
    }

    /** Load doubleword and reserve. */
    public static void ldarx(Cpu c, int rt, int ra0, int rb) {
        long ea = aligned(c, c.gpr[ra0] + c.gpr[rb] & c.eaMask, 8);
        c.gpr[rt] = reserve(c, ea, 8, c.load64(ea));
    }

    /** Load quadword and reserve. */
    public static void lqarx(Cpu c, int rtp, int ra0, int rb) {
        if ((rtp & 1) != 0 || rtp == ra0 || rtp == rb) {
            throw c.illegal();
        }
        long ea = aligned(c, c.gpr[ra0] + c.gpr[rb] & c.eaMask, 16);
        long first = c.load64(ea);
        long second = c.load64(ea + 8);
        long high = c.littleEndian ? second : first;
        long low = c.littleEndian ? first : second;
        reserve(c, ea, 16, high);
        c.reserveValue2 = low;
        c.gpr[rtp] = high;
        c.gpr[rtp + 1] = low;
    }

    /** Store byte conditional. */
    public static void stbcx_(Cpu c, int rs, int ra0, int rb) {
        conditional(c, c.gpr[ra0] + c.gpr[rb] & c.eaMask, 1, c.gpr[rs]);
    }

    /** Store halfword conditional. */
    public static void sthcx_(Cpu c, int rs, int ra0, int rb) {
        conditional(c, c.gpr[ra0] + c.gpr[rb] & c.eaMask, 2, c.gpr[rs]);
    }

    /** Store word conditional. */
    public static void stwcx_(Cpu c, int rs, int ra0, int rb) {
        conditional(c, c.gpr[ra0] + c.gpr[rb] & c.eaMask, 4, c.gpr[rs]);
    }

    /** Store doubleword conditional. */
    public static void stdcx_(Cpu c, int rs, int ra0, int rb) {
        conditional(c, c.gpr[ra0] + c.gpr[rb] & c.eaMask, 8, c.gpr[rs]);
    }

    /** Store quadword conditional. The two halves are compared and stored one after the other. */
    public static void stqcx_(Cpu c, int rsp, int ra0, int rb) {
        if ((rsp & 1) != 0) {
            throw c.illegal();
        }
        long ea = c.gpr[ra0] + c.gpr[rb] & c.eaMask;
        int high = c.littleEndian ? 8 : 0;
        boolean done = c.reserveAddress == ea
                && c.load64(aligned(c, ea, 16) + high) == c.reserveValue
                && c.load64(ea + 8 - high) == c.reserveValue2;
        if (done) {
            c.store64(ea + high, c.gpr[rsp]);
            c.store64(ea + 8 - high, c.gpr[rsp + 1]);
        }
        finish(c, done);
    }

    /** Synchronize: all its levels order everything here. */
    public static void sync(Cpu c) {
        VarHandle.fullFence();
    }

    /** Enforce in-order execution of I/O. */
    public static void eieio(Cpu c) {
        VarHandle.fullFence();
    }

    /**
     * Stores if the reservation is for this address and its value is still there. The oracle does not compare sizes: what
     * was reserved as a larger number is compared in part, and then the store happens but is not reported.
     */
    private static void conditional(Cpu c, long ea, int bytes, long value) {
        boolean stored = c.reserveAddress == ea
                && swap(c, aligned(c, ea, bytes), bytes, c.reserveValue, value)
                && (bytes == 8 || c.reserveValue >>> 8 * bytes == 0);
        finish(c, stored);
    }

    private static void finish(Cpu c, boolean stored) {
        c.cr[0] = (stored ? 2 : 0) | c.so;
        c.reserveAddress = -1;
    }

    private static long reserve(Cpu c, long ea, int bytes, long value) {
        c.reserveAddress = ea;
        c.reserveLength = bytes;
        c.reserveValue = value;
        return value;
    }

    /** {@return an address that is divisible by the size of the access; another is the alignment interrupt} */
    static long aligned(Cpu c, long ea, int bytes) {
        if ((ea & bytes - 1) != 0) {
            throw c.alignment(ea);
        }
        return ea;
    }

    /**
     * Replaces a number in memory in one step if it is the expected one. Memory that is not there reads as zero.
     *
     * @param ea effective address, masked, divisible by the size
     * @param bytes 1, 2, 4 or 8
     * @return whether it was, and has been replaced
     */
    static boolean swap(Cpu c, long ea, int bytes, long expected, long value) {
        int i = DataTlb.store(ea);
        if (c.dataTlb[i + DataTlb.TAG] == Cpu.tlbTag(ea, c.dataContext)) {
            return swapAt(c, ea + c.dataTlb[i + DataTlb.ADDEND], bytes, expected, value);
        }
        long host = c.storage.translate(c, ea, Storage.STORE);
        if (host == 0) {
            return bytes == 8 ? expected == 0 : inMemory(c, expected, bytes) == 0;
        }
        boolean swapped = swapAt(c, host, bytes, expected, value);
        c.storage.stored(c, host, bytes);
        return swapped;
    }

    private static boolean swapAt(Cpu c, long host, int bytes, long expected, long value) {
        if (bytes == 8) {
            return HostMemory.compareAndSet64(host, inMemory(c, expected), inMemory(c, value));
        }
        int low = (int) inMemory(c, expected, bytes);
        int replacement = (int) inMemory(c, value, bytes);
        return bytes == 4
                ? HostMemory.compareAndSet32(host, low, replacement)
                : swapPart(host, bytes == 1 ? 0xff : 0xffff, low, replacement);
    }

    /** Swaps a byte or halfword inside the word around it. */
    private static boolean swapPart(long host, int ones, int expected, int value) {
        long word = host & ~3L;
        int shift = 8 * (int) (host & 3);
        int mask = ones << shift;
        int seen;
        do {
            seen = HostMemory.get32(word);
            if ((seen >>> shift & ones) != expected) {
                return false;
            }
        } while (!HostMemory.compareAndSet32(word, seen, seen & ~mask | value << shift));
        return true;
    }

    /** {@return a doubleword as host memory has it, which is little-endian} */
    private static long inMemory(Cpu c, long value) {
        return c.littleEndian ? value : Long.reverseBytes(value);
    }

    /** {@return the low bytes of a number as host memory has them, zero-extended from that size} */
    private static long inMemory(Cpu c, long value, int bytes) {
        long low = value & (1L << 8 * bytes) - 1;
        return c.littleEndian ? low : Long.reverseBytes(low) >>> 64 - 8 * bytes;
    }
}
