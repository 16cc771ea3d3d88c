package io.pagurus.cpu.ppc64.dfp;

/** Decimal rounding modes (Power ISA I 5.3.4), in the order of their numbers in FPSCR[DRN]. */
public enum DecimalRounding {
    /** To nearest, ties to even. */
    HALF_EVEN,
    /** Toward zero. */
    DOWN,
    /** Toward positive infinity. */
    CEILING,
    /** Toward negative infinity. */
    FLOOR,
    /** To nearest, ties away from zero. */
    HALF_UP,
    /** To nearest, ties toward zero. */
    HALF_DOWN,
    /** Away from zero. */
    UP,
    /** To prepare for shorter precision: away from zero if the last digit would be 0 or 5. */
    FOR_SHORTER;

    private static final DecimalRounding[] MODES = values();

    /**
     * {@return the mode of a number}
     *
     * @param drn 0 to 7
     */
    public static DecimalRounding of(int drn) {
        return MODES[drn];
    }

    /**
     * {@return the mode that an instruction's R and RMC fields ask for}
     *
     * @param r which table: primary or secondary
     * @param rmc 0 to 3
     * @param fpscr the mode of FPSCR[DRN], which R = 0 with RMC = 3 means
     */
    public static DecimalRounding of(int r, int rmc, DecimalRounding fpscr) {
        return switch (r << 2 | rmc) {
            case 0 -> HALF_EVEN;
            case 1 -> DOWN;
            case 2 -> HALF_UP;
            case 3 -> fpscr;
            case 4 -> CEILING;
            case 5 -> FLOOR;
            case 6 -> UP;
            default -> HALF_DOWN;
        };
    }

    /**
     * {@return whether the magnitude is rounded up}
     *
     * @param negative sign of what is rounded
     * @param last digit that will be the last
     * @param half what is cut off compared with half a unit of it: negative, zero or positive; it is not nothing
     */
    boolean up(boolean negative, int last, int half) {
        return switch (this) {
            case HALF_EVEN -> half > 0 || half == 0 && (last & 1) != 0;
            case DOWN -> false;
            case CEILING -> !negative;
            case FLOOR -> negative;
            case HALF_UP -> half >= 0;
            case HALF_DOWN -> half > 0;
            case UP -> true;
            case FOR_SHORTER -> last == 0 || last == 5;
        };
    }

    /** {@return whether what is too great becomes infinite, not the greatest number} */
    boolean overflowsToInfinity(boolean negative) {
        return switch (this) {
            case DOWN, FOR_SHORTER -> false;
            case CEILING -> !negative;
            case FLOOR -> negative;
            default -> true;
        };
    }
}
