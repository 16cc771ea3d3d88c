package io.pagurus.cpu.ppc64.dfp;

/** Densely packed decimal: three digits in ten bits (Power ISA I 5.5.2 and appendix B). */
public final class Declet {
    private static final short[] TO_NUMBER = new short[1024];
    private static final short[] FROM_NUMBER = new short[1000];

    static {
        for (int declet = 1023; declet >= 0; declet--) {
            int number = decode(declet);
            TO_NUMBER[declet] = (short) number;
            // Of several declets for a number the canonical one has zeros in the bits that do not matter: the least.
            FROM_NUMBER[number] = (short) declet;
        }
    }

    private Declet() {}

    /**
     * {@return the three digits of a declet as a number of 0 to 999}
     *
     * @param declet ten bits, canonical or not
     */
    public static int number(int declet) {
        return TO_NUMBER[declet];
    }

    /**
     * {@return the canonical declet of three digits}
     *
     * @param number 0 to 999
     */
    public static int of(int number) {
        return FROM_NUMBER[number];
    }

    /**
     * Bits are called pqr stu v wxy. A digit below 8 brings three bits, one of 8 or 9 only its last; v, wx and st tell
     * which digits are which.
     */
    private static int decode(int declet) {
        int pqr = declet >> 7;
        int stu = declet >> 4 & 7;
        int wxy = declet & 7;
        int r = pqr & 1;
        int u = stu & 1;
        int y = wxy & 1;
        if ((declet & 8) == 0) {
            return digits(pqr, stu, wxy);
        }
        int pq = pqr & 6;
        return switch (wxy >> 1) {
            case 0 -> digits(pqr, stu, 8 | y);
            case 1 -> digits(pqr, 8 | u, stu & 6 | y);
            case 2 -> digits(8 | r, stu, pq | y);
            default ->
                switch (stu >> 1) {
                    case 0 -> digits(8 | r, 8 | u, pq | y);
                    case 1 -> digits(8 | r, pq | u, 8 | y);
                    case 2 -> digits(pqr, 8 | u, 8 | y);
                    default -> digits(8 | r, 8 | u, 8 | y);
                };
        };
    }

    private static int digits(int first, int second, int third) {
        return 100 * first + 10 * second + third;
    }
}
