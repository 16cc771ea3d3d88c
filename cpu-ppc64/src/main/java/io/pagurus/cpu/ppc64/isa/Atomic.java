package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
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
            lbarx       X     31/52    RT,RA0,RB     storage
            lharx       X     31/116   RT,RA0,RB     storage
            lwarx       X     31/20    RT,RA0,RB     storage
            ldarx       X     31/84    RT,RA0,RB     storage
            lqarx       X     31/276   RTP,RA0,RB    storage
            stbcx.      X     31/694   RS,RA0,RB     storage 31:31=1
            sthcx.      X     31/726   RS,RA0,RB     storage 31:31=1
            stwcx.      X     31/150   RS,RA0,RB     storage 31:31=1
            stdcx.      X     31/214   RS,RA0,RB     storage 31:31=1
            stqcx.      X     31/182   RSP,RA0,RB    storage 31:31=1
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
        long ea = aligned(c, ra0, rb, 2);
        c.gpr[rt] = reserve(c, ea, 2, c.load16(ea));
    }

    /** Load word and reserve. */
    public static void lwarx(Cpu c, int rt, int ra0, int rb) {
        long ea = aligned(c, ra0, rb, 4);
        c.gpr[rt] = reserve(c, ea, 4, c.load32(ea) & 0xffff_ffffL);
    }

    /** Load doubleword and reserve. */
    public static void ldarx(Cpu c, int rt, int ra0, int rb) {
        long ea = aligned(c, ra0, rb, 8);
        c.gpr[rt] = reserve(c, ea, 8, c.load64(ea));
    }

    /** Load quadword and reserve. */
    public static void lqarx(Cpu c, int rtp, int ra0, int rb) {
        if ((rtp & 1) != 0 || rtp == ra0 || rtp == rb) {
            throw c.illegal();
        }
        long ea = aligned(c, ra0, rb, 16);
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
        long ea = c.gpr[ra0] + c.gpr[rb] & c.eaMask;
        boolean held = held(c, ea, 1);
        conditional(c, held && c.load8(ea) == (int) c.reserveValue && small(c, ea, 1, c.gpr[rs]));
    }

    /** Store halfword conditional. */
    public static void sthcx_(Cpu c, int rs, int ra0, int rb) {
        long ea = aligned(c, ra0, rb, 2);
        boolean held = held(c, ea, 2);
        conditional(c, held && c.load16(ea) == (int) c.reserveValue && small(c, ea, 2, c.gpr[rs]));
    }

    /** Store word conditional. */
    public static void stwcx_(Cpu c, int rs, int ra0, int rb) {
        long ea = aligned(c, ra0, rb, 4);
        if (!held(c, ea, 4)) {
            conditional(c, false);
            return;
        }
        long host = c.storage.translate(c, ea, Storage.STORE);
        int expected = (int) c.reserveValue;
        int value = (int) c.gpr[rs];
        conditional(
                c,
                host != 0
                        && (c.littleEndian
                                ? HostMemory.compareAndSet32(host, expected, value)
                                : HostMemory.compareAndSet32(
                                        host, Integer.reverseBytes(expected), Integer.reverseBytes(value))));
    }

    /** Store doubleword conditional. */
    public static void stdcx_(Cpu c, int rs, int ra0, int rb) {
        long ea = aligned(c, ra0, rb, 8);
        if (!held(c, ea, 8)) {
            conditional(c, false);
            return;
        }
        long host = c.storage.translate(c, ea, Storage.STORE);
        long expected = c.reserveValue;
        long value = c.gpr[rs];
        conditional(
                c,
                host != 0
                        && (c.littleEndian
                                ? HostMemory.compareAndSet64(host, expected, value)
                                : HostMemory.compareAndSet64(
                                        host, Long.reverseBytes(expected), Long.reverseBytes(value))));
    }

    /** Store quadword conditional. The two halves are compared and stored one after the other. */
    public static void stqcx_(Cpu c, int rsp, int ra0, int rb) {
        if ((rsp & 1) != 0) {
            throw c.illegal();
        }
        long ea = aligned(c, ra0, rb, 16);
        int high = c.littleEndian ? 8 : 0;
        boolean done = held(c, ea, 16)
                && c.load64(ea + high) == c.reserveValue
                && c.load64(ea + 8 - high) == c.reserveValue2;
        if (done) {
            c.store64(ea + high, c.gpr[rsp]);
            c.store64(ea + 8 - high, c.gpr[rsp + 1]);
        }
        conditional(c, done);
    }

    /** Synchronize: all its levels order everything here. */
    public static void sync(Cpu c) {
        VarHandle.fullFence();
    }

    /** Enforce in-order execution of I/O. */
    public static void eieio(Cpu c) {
        VarHandle.fullFence();
    }

    private static long aligned(Cpu c, int ra0, int rb, int bytes) {
        long ea = c.gpr[ra0] + c.gpr[rb] & c.eaMask;
        if ((ea & bytes - 1) != 0) {
            throw c.alignment(ea);
        }
        return ea;
    }

    private static long reserve(Cpu c, long ea, int bytes, long value) {
        c.reserveAddress = ea;
        c.reserveLength = bytes;
        c.reserveValue = value;
        return value;
    }

    private static boolean held(Cpu c, long ea, int bytes) {
        return c.reserveAddress == ea && c.reserveLength == bytes;
    }

    /** Swaps a byte or halfword inside its word; the value was compared before, the word around it is here. */
    private static boolean small(Cpu c, long ea, int bytes, long value) {
        long host = c.storage.translate(c, ea, Storage.STORE);
        if (host == 0) {
            return false;
        }
        long word = host & ~3L;
        int shift = 8 * (int) (host & 3);
        int mask = (bytes == 1 ? 0xff : 0xffff) << shift;
        int expected = order(c, bytes, (int) c.reserveValue) << shift;
        int wanted = order(c, bytes, (int) value) << shift;
        int seen;
        do {
            seen = HostMemory.get32(word);
            if ((seen & mask) != (expected & mask)) {
                return false;
            }
        } while (!HostMemory.compareAndSet32(word, seen, seen & ~mask | wanted & mask));
        return true;
    }

    private static int order(Cpu c, int bytes, int value) {
        return bytes == 1 || c.littleEndian ? value : Short.reverseBytes((short) value);
    }

    private static void conditional(Cpu c, boolean stored) {
        c.cr[0] = (stored ? 2 : 0) | c.so;
        c.reserveAddress = -1;
    }
}
