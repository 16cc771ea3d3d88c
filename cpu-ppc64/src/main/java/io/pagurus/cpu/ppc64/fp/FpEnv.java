package io.pagurus.cpu.ppc64.fp;

/**
 * What a floating-point operation depends on, and what it finds out, besides its operands and result (Power ISA I 4.2.2).
 * One for each CPU; it also holds the room the exact operations work in, so that none of them allocates.
 *
 * <p>Use: {@link #begin}, operations (which only ever add to {@link #flags}), then look at {@link #flags}.
 */
public final class FpEnv {
    /** Overflow. */
    public static final int OX = 1 << 28;
    /** Underflow: tiny before rounding, and inexact or enabled. */
    public static final int UX = 1 << 27;
    /** Zero divide. */
    public static final int ZX = 1 << 26;
    /** Inexact: the value of FPSCR[FI] too. */
    public static final int XX = 1 << 25;
    /** Invalid operation: signaling NaN. */
    public static final int VXSNAN = 1 << 24;
    /** Invalid operation: infinity minus infinity. */
    public static final int VXISI = 1 << 23;
    /** Invalid operation: infinity divided by infinity. */
    public static final int VXIDI = 1 << 22;
    /** Invalid operation: zero divided by zero. */
    public static final int VXZDZ = 1 << 21;
    /** Invalid operation: infinity times zero. */
    public static final int VXIMZ = 1 << 20;
    /** Invalid operation: ordered comparison of a NaN. */
    public static final int VXVC = 1 << 19;
    /** Invalid operation: by software. No operation sets it. */
    public static final int VXSOFT = 1 << 10;
    /** Invalid operation: square root of a negative number. */
    public static final int VXSQRT = 1 << 9;
    /** Invalid operation: conversion to an integer that cannot hold the number. */
    public static final int VXCVI = 1 << 8;

    /** All invalid operations. */
    public static final int INVALID = VXSNAN | VXISI | VXIDI | VXZDZ | VXIMZ | VXVC | VXSOFT | VXSQRT | VXCVI;

    /** Rounding mode: to nearest, ties to even. The first four are numbered as FPSCR[RN]. */
    public static final int NEAREST_EVEN = 0;
    /** Rounding mode: toward zero. */
    public static final int ZERO = 1;
    /** Rounding mode: toward plus infinity. */
    public static final int UP = 2;
    /** Rounding mode: toward minus infinity. */
    public static final int DOWN = 3;
    /** Rounding mode: to nearest, ties away from zero. */
    public static final int NEAREST_AWAY = 4;
    /** Rounding mode: to odd, of the quad-precision instructions. */
    public static final int ODD = 5;

    /** In {@link #mode}: overflow enabled, FPSCR[OE]. */
    public static final int OE = 1 << 6;
    /** In {@link #mode}: underflow enabled, FPSCR[UE]. */
    public static final int UE = 1 << 5;

    private static final int ROUNDING = 7;

    /** Rounding mode, and {@link #OE} and {@link #UE}; 0 is the usual case. */
    public int mode;

    /** Exceptions found since {@link #begin}, at their places in the FPSCR. */
    public int flags;

    /** High doubleword of a quad-precision result. */
    public long hi;

    /** Low doubleword of a quad-precision result. */
    public long lo;

    final Exact a = new Exact();
    final Exact b = new Exact();
    final Exact c = new Exact();
    final Exact r = new Exact();
    final long[] wide = new long[4];
    final long[] wideAddend = new long[4];

    /**
     * Begins an operation: no exceptions yet.
     *
     * @param fpscr low word of the FPSCR, which gives the rounding mode and what is enabled
     */
    public void begin(int fpscr) {
        mode = fpscr & (OE | UE | DOWN);
        flags = 0;
    }

    /**
     * Begins an operation in a rounding mode of its own.
     *
     * @param fpscr low word of the FPSCR, which gives what is enabled
     * @param rounding rounding mode, {@link #NEAREST_EVEN} to {@link #ODD}
     */
    public void begin(int fpscr, int rounding) {
        mode = fpscr & (OE | UE) | rounding;
        flags = 0;
    }

    /** {@return the rounding mode} */
    public int rounding() {
        return mode & ROUNDING;
    }
}
