package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.FloatingPointResults.begin;
import static io.pagurus.cpu.ppc64.isa.VectorFloat.words;
import static io.pagurus.cpu.ppc64.isa.VsxResults.lane;
import static io.pagurus.cpu.ppc64.isa.VsxResults.vector;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.fp.Float32;
import io.pagurus.cpu.ppc64.fp.Float64;
import io.pagurus.cpu.ppc64.fp.Float64Conversions;
import io.pagurus.cpu.ppc64.fp.FpEnv;

/**
 * VSX vector conversions to integers, toward zero (Power ISA I 7.6.1.5). In the oracle an element that is invalid bears on
 * those behind it: behind a NaN all give what a NaN gives, and from a number out of range on a NaN gives the greatest
 * integer.
 */
public final class VsxVectorToInteger {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic     form   opcode  operands    attributes
        xvcvdpsxds     XX2    60/472  XT,XB  vsx
        xvcvdpuxds     XX2    60/456  XT,XB  vsx
        xvcvdpsxws     XX2    60/216  XT,XB  vsx
        xvcvdpuxws     XX2    60/200  XT,XB  vsx
        xvcvspsxds     XX2    60/408  XT,XB  vsx
        xvcvspuxds     XX2    60/392  XT,XB  vsx
        xvcvspsxws     XX2    60/152  XT,XB  vsx
        xvcvspuxws     XX2    60/136  XT,XB  vsx
        """;

    private VsxVectorToInteger() {}

    /** VSX vector convert with round to zero double-precision to signed doubleword. */
    public static void xvcvdpsxds(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long first = Float64Conversions.toS64(e, c.vsr[2 * xb], FpEnv.ZERO);
        long second = Float64Conversions.toS64(e, c.vsr[2 * xb + 1], FpEnv.ZERO);
        result(c, e, xt, first, second, xb, false, Target.SIGNED_DOUBLEWORD);
    }

    /** VSX vector convert with round to zero double-precision to unsigned doubleword. */
    public static void xvcvdpuxds(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long first = Float64Conversions.toU64(e, c.vsr[2 * xb], FpEnv.ZERO);
        long second = Float64Conversions.toU64(e, c.vsr[2 * xb + 1], FpEnv.ZERO);
        result(c, e, xt, first, second, xb, false, Target.UNSIGNED_DOUBLEWORD);
    }

    /** VSX vector convert with round to zero double-precision to signed word: to both words of its doubleword. */
    public static void xvcvdpsxws(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        int first = Float64Conversions.toS32(e, c.vsr[2 * xb], FpEnv.ZERO);
        int second = Float64Conversions.toS32(e, c.vsr[2 * xb + 1], FpEnv.ZERO);
        result(c, e, xt, words(first, first), words(second, second), xb, false, Target.SIGNED_WORD);
    }

    /** VSX vector convert with round to zero double-precision to unsigned word: to both words of its doubleword. */
    public static void xvcvdpuxws(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        int first = Float64Conversions.toU32(e, c.vsr[2 * xb], FpEnv.ZERO);
        int second = Float64Conversions.toU32(e, c.vsr[2 * xb + 1], FpEnv.ZERO);
        result(c, e, xt, words(first, first), words(second, second), xb, false, Target.UNSIGNED_WORD);
    }

    /** VSX vector convert with round to zero single-precision to signed doubleword: the first word of each doubleword. */
    public static void xvcvspsxds(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long high = Float32.toS64(e, (int) (c.vsr[2 * xb] >>> 32), FpEnv.ZERO);
        long low = Float32.toS64(e, (int) (c.vsr[2 * xb + 1] >>> 32), FpEnv.ZERO);
        result(c, e, xt, high, low, xb, true, Target.SIGNED_DOUBLEWORD);
    }

    /** VSX vector convert with round to zero single-precision to unsigned doubleword: the first word of each doubleword. */
    public static void xvcvspuxds(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long high = Float32.toU64(e, (int) (c.vsr[2 * xb] >>> 32), FpEnv.ZERO);
        long low = Float32.toU64(e, (int) (c.vsr[2 * xb + 1] >>> 32), FpEnv.ZERO);
        result(c, e, xt, high, low, xb, true, Target.UNSIGNED_DOUBLEWORD);
    }

    /** VSX vector convert with round to zero single-precision to signed word. */
    public static void xvcvspsxws(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long high = signedWords(e, c.vsr[2 * xb]);
        long low = signedWords(e, c.vsr[2 * xb + 1]);
        result(c, e, xt, high, low, xb, true, Target.SIGNED_WORD);
    }

    /** VSX vector convert with round to zero single-precision to unsigned word. */
    public static void xvcvspuxws(Cpu c, int xt, int xb) {
        FpEnv e = begin(c);
        long high = unsignedWords(e, c.vsr[2 * xb]);
        long low = unsignedWords(e, c.vsr[2 * xb + 1]);
        result(c, e, xt, high, low, xb, true, Target.UNSIGNED_WORD);
    }

    private static long signedWords(FpEnv e, long b) {
        int first = Float32.toS32(e, (int) (b >>> 32), FpEnv.ZERO);
        return words(first, Float32.toS32(e, (int) b, FpEnv.ZERO));
    }

    private static long unsignedWords(FpEnv e, long b) {
        int first = Float32.toU32(e, (int) (b >>> 32), FpEnv.ZERO);
        return words(first, Float32.toU32(e, (int) b, FpEnv.ZERO));
    }

    private static void result(Cpu c, FpEnv e, int xt, long high, long low, int xb, boolean singles, Target target) {
        if ((e.flags & FpEnv.INVALID) == 0) {
            vector(c, e, xt, high, low);
        } else {
            invalid(c, xt, xb, singles, target);
        }
    }

    /** Converts element by element, as the oracle does if one is invalid; see {@link VsxVectorToInteger}. */
    private static void invalid(Cpu c, int xt, int xb, boolean singles, Target target) {
        FpEnv e = begin(c);
        boolean nanSeen = false;
        boolean rangeSeen = false;
        long high = 0;
        long low = 0;
        for (int word = 0; word < 4; word += singles && target.isWord ? 1 : 2) {
            long doubleword = c.vsr[2 * xb + word / 2];
            long number = singles
                    ? Float64Conversions.fromSingleFormat((int) (doubleword >>> (word % 2 == 0 ? 32 : 0)))
                    : doubleword;
            long value = target.of(e, number);
            boolean nan = Float64.isNan(number);
            nanSeen |= nan;
            rangeSeen |= !nan && (e.flags & FpEnv.VXCVI) != 0;
            lane(c, e);
            if (nan && rangeSeen) {
                value = target.greatest;
            } else if (nanSeen && !rangeSeen) {
                value = target.ofNan;
            }
            long wide = !target.isWord ? value : singles ? value << (word % 2 == 0 ? 32 : 0) : value << 32 | value;
            if (word < 2) {
                high |= wide;
            } else {
                low |= wide;
            }
        }
        vector(c, e, xt, high, low);
    }

    /** What is converted to. */
    private enum Target {
        SIGNED_DOUBLEWORD(false, Long.MIN_VALUE, Long.MAX_VALUE) {
            @Override
            long of(FpEnv e, long number) {
                return Float64Conversions.toS64(e, number, FpEnv.ZERO);
            }
        },
        UNSIGNED_DOUBLEWORD(false, 0, -1) {
            @Override
            long of(FpEnv e, long number) {
                return Float64Conversions.toU64(e, number, FpEnv.ZERO);
            }
        },
        SIGNED_WORD(true, 0x8000_0000L, 0x7fff_ffffL) {
            @Override
            long of(FpEnv e, long number) {
                return Float64Conversions.toS32(e, number, FpEnv.ZERO) & 0xffff_ffffL;
            }
        },
        UNSIGNED_WORD(true, 0, 0xffff_ffffL) {
            @Override
            long of(FpEnv e, long number) {
                return Float64Conversions.toU32(e, number, FpEnv.ZERO) & 0xffff_ffffL;
            }
        };

        final boolean isWord;
        final long ofNan;
        final long greatest;

        Target(boolean isWord, long ofNan, long greatest) {
            this.isWord = isWord;
            this.ofNan = ofNan;
            this.greatest = greatest;
        }

        abstract long of(FpEnv e, long number);
    }
}
