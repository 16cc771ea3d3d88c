package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Storage access of several registers: quadwords, multiples and strings (Power ISA I 3.3.4, 3.3.6, 3.3.7). */
public final class FixedPointMultiple {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
            # mnemonic  form  opcode   operands      attributes
            lmw         D     46       RT,D(RA0)     storage
            stmw        D     47       RS,D(RA0)     storage
            lswi        X     31/597   RT,RA0,NB     storage inval=1
            lswx        X     31/533   RT,RA0,RB     storage inval=1
            stswi       X     31/725   RS,RA0,NB     storage inval=1
            stswx       X     31/661   RS,RA0,RB     storage inval=1
            lq          DQ0   56       RTP,DQ(RA0)   storage
            stq         DS    62/2     RSP,DS(RA0)   storage
            """;

    /** Most bytes of a string. */
    private static final int LONGEST = 128;

    private FixedPointMultiple() {}

    /** Load multiple word. A little-endian guest gets the alignment interrupt. */
    public static void lmw(Cpu c, int rt, int d, int ra0) {
        long ea = c.gpr[ra0] + d & c.eaMask;
        bigEndianOnly(c, ea);
        long[] loaded = c.scratch;
        for (int r = rt; r < 32; r++) {
            loaded[r] = c.load32(ea + 4L * (r - rt) & c.eaMask) & 0xffff_ffffL;
        }
        System.arraycopy(loaded, rt, c.gpr, rt, 32 - rt);
    }

    /** Store multiple word. */
    public static void stmw(Cpu c, int rs, int d, int ra0) {
        long ea = c.gpr[ra0] + d & c.eaMask;
        bigEndianOnly(c, ea);
        for (int r = rs; r < 32; r++) {
            c.store32(ea + 4L * (r - rs) & c.eaMask, (int) c.gpr[r]);
        }
    }

    /** Load string word immediate. RA among the registers loaded is illegal. */
    public static void lswi(Cpu c, int rt, int ra0, int nb) {
        int bytes = nb == 0 ? 32 : nb;
        long ea = c.gpr[ra0] & c.eaMask;
        bigEndianOnly(c, ea);
        if (ra0 != Cpu.ZERO && within(ra0, rt, bytes)) {
            throw c.illegal();
        }
        loadString(c, rt, ea, bytes);
    }

    /** Load string word indexed: as many bytes as XER says. */
    public static void lswx(Cpu c, int rt, int ra0, int rb) {
        int bytes = (int) c.xerRest & LONGEST - 1;
        long ea = c.gpr[ra0] + c.gpr[rb] & c.eaMask;
        bigEndianOnly(c, ea);
        if (bytes != 0 && (ra0 != Cpu.ZERO && within(ra0, rt, bytes) || within(rb, rt, bytes))) {
            throw c.illegal();
        }
        loadString(c, rt, ea, bytes);
    }

    /** Store string word immediate. */
    public static void stswi(Cpu c, int rs, int ra0, int nb) {
        long ea = c.gpr[ra0] & c.eaMask;
        bigEndianOnly(c, ea);
        storeString(c, rs, ea, nb == 0 ? 32 : nb);
    }

    /** Store string word indexed. */
    public static void stswx(Cpu c, int rs, int ra0, int rb) {
        long ea = c.gpr[ra0] + c.gpr[rb] & c.eaMask;
        bigEndianOnly(c, ea);
        storeString(c, rs, ea, (int) c.xerRest & LONGEST - 1);
    }

    /** Load quadword into an even and the odd register after it: the more significant half into the even one. */
    public static void lq(Cpu c, int rtp, int dq, int ra0) {
        if ((rtp & 1) != 0 || rtp == ra0) {
            throw c.illegal();
        }
        long ea = c.gpr[ra0] + dq & c.eaMask;
        long first = c.load64(ea);
        long second = c.load64(ea + 8 & c.eaMask);
        c.gpr[rtp] = c.littleEndian ? second : first;
        c.gpr[rtp + 1] = c.littleEndian ? first : second;
    }

    /** Store quadword from an even and the odd register after it. */
    public static void stq(Cpu c, int rsp, int ds, int ra0) {
        if ((rsp & 1) != 0) {
            throw c.illegal();
        }
        long ea = c.gpr[ra0] + ds & c.eaMask;
        c.store64(ea, c.gpr[c.littleEndian ? rsp + 1 : rsp]);
        c.store64(ea + 8 & c.eaMask, c.gpr[c.littleEndian ? rsp : rsp + 1]);
    }

    private static void bigEndianOnly(Cpu c, long ea) {
        if (c.littleEndian) {
            throw c.alignment(ea);
        }
    }

    /** Whether a register is among those that a string fills, which go on with register 0 after 31. */
    private static boolean within(int register, int first, int bytes) {
        return (register - first & 31) < (bytes + 3) / 4;
    }

    private static void loadString(Cpu c, int rt, long ea, int bytes) {
        long[] loaded = c.scratch;
        int words = (bytes + 3) / 4;
        for (int k = 0; k < words; k++) {
            loaded[k] = 0;
        }
        for (int k = 0; k < bytes; k++) {
            loaded[k >> 2] |= (long) c.load8(ea + k & c.eaMask) << 24 - 8 * (k & 3);
        }
        for (int k = 0; k < words; k++) {
            c.gpr[rt + k & 31] = loaded[k];
        }
    }

    private static void storeString(Cpu c, int rs, long ea, int bytes) {
        for (int k = 0; k < bytes; k++) {
            c.store8(ea + k & c.eaMask, (int) (c.gpr[rs + (k >> 2) & 31] >>> 24 - 8 * (k & 3)));
        }
    }
}
