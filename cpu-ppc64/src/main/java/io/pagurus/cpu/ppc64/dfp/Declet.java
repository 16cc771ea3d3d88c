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
     * {@return the declet of three digits of four bits}
     *
     * @param digits twelve bits, abcd efgh ijkm in the equations of Power ISA I B.1; they say what becomes of bits that are
     *     no digit too
     */
    public static int ofDigits(int digits) {
        int a = digits >> 11 & 1;
        int e = digits >> 7 & 1;
        int i = digits >> 3 & 1;
        int bc = digits >> 9 & 3;
        int fg = digits >> 5 & 3;
        int jk = digits >> 1 & 3;
        // Each of a, e and i says of its digit that it is 8 or 9; which bits of the others are kept depends on all
        // three.
        int pq = a == 0 ? bc : (i == 0 ? jk : e == 0 ? fg : 0);
        int st = (a == 0 && e == 1 && i == 0 ? jk : 0) | (e == 0 && (a == 0 || i == 0) ? fg : 0) | (e & i) << 1 | a & i;
        int w = (e == 0 && i == 0 ? jk >> 1 : 0) | e & i | a;
        int x = (a == 0 && i == 0 ? jk & 1 : 0) | a & i | e;
        return pq << 8
                | (digits >> 8 & 1) << 7
                | st << 5
                | (digits >> 4 & 1) << 4
                | (a | e | i) << 3
                | w << 2
                | x << 1
                | digits & 1;
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
