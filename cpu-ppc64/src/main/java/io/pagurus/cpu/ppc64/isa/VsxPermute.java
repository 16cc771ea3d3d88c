package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** VSX permute instructions: merge, splat, shift, extract, insert, byte-reverse (Power ISA I 7.6.1.10). */
public final class VsxPermute {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form   opcode   operands       attributes
        xxmrghw     XX3    60/18    XT,XA,XB       vsx
        xxmrglw     XX3    60/50    XT,XA,XB       vsx
        xxpermdi    XX3DM  60/10    XT,XA,XB,DM    vsx 21:21=0
        xxsldwi     XX3DM  60/2     XT,XA,XB,SHW   vsx 21:21=0
        xxspltw     XX2    60/164   XT,XB,UIM2     vsx
        xxspltib    XX1    60/360   XT,IMM8        vsxvec 11:12=0
        xxperm      XX3    60/26    XT,XA,XB       vsx p9
        xxpermr     XX3    60/58    XT,XA,XB       vsx p9
        xxextractuw XX2    60/165   XT,XB,UIM4     vsx p9
        xxinsertw   XX2    60/181   XT,XB,UIM4     vsx p9
        xxbrh       XX2    60/475   XT,XB          vsx p9 11:15=7
        xxbrw       XX2    60/475   XT,XB          vsx p9 11:15=15
        xxbrd       XX2    60/475   XT,XB          vsx p9 11:15=23
        xxbrq       XX2    60/475   XT,XB          vsx p9 11:15=31
        """;

    private static final long LOW = 0xffff_ffffL;

    private VsxPermute() {}

    /** VSX vector merge high word. */
    public static void xxmrghw(Cpu c, int xt, int xa, int xb) {
        merge(c, xt, c.vsr[2 * xa], c.vsr[2 * xb]);
    }

    /** VSX vector merge low word. */
    public static void xxmrglw(Cpu c, int xt, int xa, int xb) {
        merge(c, xt, c.vsr[2 * xa + 1], c.vsr[2 * xb + 1]);
    }

    /** VSX vector permute doubleword immediate. */
    public static void xxpermdi(Cpu c, int xt, int xa, int xb, int dm) {
        long high = c.vsr[2 * xa + (dm >> 1)];
        c.vsr[2 * xt + 1] = c.vsr[2 * xb + (dm & 1)];
        c.vsr[2 * xt] = high;
    }

    /** VSX vector shift left double by word immediate. */
    public static void xxsldwi(Cpu c, int xt, int xa, int xb, int shw) {
        long a0 = c.vsr[2 * xa];
        long a1 = c.vsr[2 * xa + 1];
        long b0 = c.vsr[2 * xb];
        long b1 = c.vsr[2 * xb + 1];
        long first = shw < 2 ? a0 : a1;
        long second = shw < 2 ? a1 : b0;
        long third = shw < 2 ? b0 : b1;
        boolean odd = (shw & 1) != 0;
        c.vsr[2 * xt] = odd ? first << 32 | second >>> 32 : first;
        c.vsr[2 * xt + 1] = odd ? second << 32 | third >>> 32 : second;
    }

    /** VSX vector splat word. */
    public static void xxspltw(Cpu c, int xt, int xb, int uim2) {
        long pair = c.vsr[2 * xb + (uim2 >> 1)];
        long value = ((uim2 & 1) == 0 ? pair >>> 32 : pair & LOW) * 0x1_0000_0001L;
        c.vsr[2 * xt] = value;
        c.vsr[2 * xt + 1] = value;
    }

    /** VSX vector splat immediate byte; of ISA 3.0, but the oracle has it on POWER8 too. */
    public static void xxspltib(Cpu c, int xt, int imm8) {
        long value = imm8 * 0x0101_0101_0101_0101L;
        c.vsr[2 * xt] = value;
        c.vsr[2 * xt + 1] = value;
    }

    /** VSX vector permute: bytes of XA and XT, chosen by XB. */
    public static void xxperm(Cpu c, int xt, int xa, int xb) {
        permute(c, xt, xa, c.vsr[2 * xb], c.vsr[2 * xb + 1]);
    }

    /** VSX vector permute right-indexed: the bytes are counted from the other end. */
    public static void xxpermr(Cpu c, int xt, int xa, int xb) {
        permute(c, xt, xa, ~c.vsr[2 * xb], ~c.vsr[2 * xb + 1]);
    }

    /** VSX vector extract unsigned word. Of a word that does not fit, the oracle takes the rest from the beginning. */
    public static void xxextractuw(Cpu c, int xt, int xb, int uim4) {
        long high = c.vsr[2 * xb];
        long low = c.vsr[2 * xb + 1];
        long rotated = rotate(high, low, 8 * uim4);
        c.vsr[2 * xt] = rotated >>> 32;
        c.vsr[2 * xt + 1] = 0;
    }

    /** VSX vector insert word. Of a word that does not fit, the oracle drops the rest. */
    public static void xxinsertw(Cpu c, int xt, int xb, int uim4) {
        long word = c.vsr[2 * xb] << 32;
        long mask = -1L << 32;
        c.vsr[2 * xt] = c.vsr[2 * xt] & ~shiftRight(mask, 8 * uim4) | shiftRight(word, 8 * uim4);
        int toLow = 64 - 8 * uim4;
        c.vsr[2 * xt + 1] = c.vsr[2 * xt + 1] & ~shiftLeft(mask, toLow) | shiftLeft(word, toLow);
    }

    /** VSX vector byte-reverse halfword. */
    public static void xxbrh(Cpu c, int xt, int xb) {
        c.vsr[2 * xt] = reverseInHalfwords(c.vsr[2 * xb]);
        c.vsr[2 * xt + 1] = reverseInHalfwords(c.vsr[2 * xb + 1]);
    }

    /** VSX vector byte-reverse word. */
    public static void xxbrw(Cpu c, int xt, int xb) {
        c.vsr[2 * xt] = Long.rotateLeft(Long.reverseBytes(c.vsr[2 * xb]), 32);
        c.vsr[2 * xt + 1] = Long.rotateLeft(Long.reverseBytes(c.vsr[2 * xb + 1]), 32);
    }

    /** VSX vector byte-reverse doubleword. */
    public static void xxbrd(Cpu c, int xt, int xb) {
        c.vsr[2 * xt] = Long.reverseBytes(c.vsr[2 * xb]);
        c.vsr[2 * xt + 1] = Long.reverseBytes(c.vsr[2 * xb + 1]);
    }

    /** VSX vector byte-reverse quadword. */
    public static void xxbrq(Cpu c, int xt, int xb) {
        long high = Long.reverseBytes(c.vsr[2 * xb + 1]);
        c.vsr[2 * xt + 1] = Long.reverseBytes(c.vsr[2 * xb]);
        c.vsr[2 * xt] = high;
    }

    private static void merge(Cpu c, int xt, long a, long b) {
        c.vsr[2 * xt] = a & LOW << 32 | b >>> 32;
        c.vsr[2 * xt + 1] = a << 32 | b & LOW;
    }

    private static void permute(Cpu c, int xt, int xa, long chooseHigh, long chooseLow) {
        ChosenBytes.among(c, c.vsr[2 * xa], c.vsr[2 * xa + 1], c.vsr[2 * xt], c.vsr[2 * xt + 1]);
        c.vsr[2 * xt] = ChosenBytes.choose(c, chooseHigh);
        c.vsr[2 * xt + 1] = ChosenBytes.choose(c, chooseLow);
    }

    /** {@return the more significant half of a quadword rotated left by 0 to 120 bits} */
    private static long rotate(long high, long low, int bits) {
        long first = (bits & 64) == 0 ? high : low;
        long second = (bits & 64) == 0 ? low : high;
        int rest = bits & 63;
        return rest == 0 ? first : first << rest | second >>> 64 - rest;
    }

    private static long shiftRight(long value, int bits) {
        return bits > 63 ? 0 : value >>> bits;
    }

    /** Shifts left, or right if the number of bits is negative; by 64 or more gives zero. */
    private static long shiftLeft(long value, int bits) {
        return bits > 63 ? 0 : bits >= 0 ? value << bits : value >>> -bits;
    }

    private static long reverseInHalfwords(long value) {
        return (value & 0x00ff_00ff_00ff_00ffL) << 8 | value >>> 8 & 0x00ff_00ff_00ff_00ffL;
    }
}
