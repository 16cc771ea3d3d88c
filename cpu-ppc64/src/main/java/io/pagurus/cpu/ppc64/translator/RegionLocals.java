package io.pagurus.cpu.ppc64.translator;

import java.util.Arrays;

/** Which local variables of a region's method hold what. Registers that no instruction of the region names have none. */
final class RegionLocals {
    static final int THIS = 0;
    static final int CPU = 1;
    static final int ENTRY = 2;
    static final int BUDGET = 3;
    /** The array of GPRs. */
    static final int GPRS = 4;
    /** Which instruction may be interrupted; see {@link RegionCode#interrupted}. */
    static final int WHERE = 5;
    /** Offset in instructions of the last branch taken, -1 if none was. */
    static final int CFAR = 6;
    /** The next instruction's address on the way out. */
    static final int NIP = 7;
    /** The interrupt on the way out, null if there is none. */
    static final int INTERRUPT = 9;
    /** Effective address of a storage access. */
    static final int EA = 10;
    /** An operand or result. */
    static final int A = 12;
    /** Another. */
    static final int B = 14;
    /** One more. */
    static final int R = 16;

    /** What guest RAM is accessed by; see {@link DirectMemory}. */
    static final int MEMORY = 18;

    /** The array of the software TLB. */
    static final int TLB = 19;

    /** The array of vector-scalar registers: two doublewords each, the floating-point ones first, the vector ones behind them. */
    static final int VSRS = 20;

    private static final int NONE = 0;

    private final int[] gpr = new int[32];
    private final int[] cr = new int[8];
    private final int[][] window = new int[2][33];
    private int lr;
    private int ctr;
    private int ca;
    private int ca32;
    private int next = 21;

    private int two() {
        next += 2;
        return next - 2;
    }

    private int one() {
        return next++;
    }

    /** The region names a GPR. */
    void useGpr(int n) {
        if (n < 32 && gpr[n] == NONE) {
            gpr[n] = two();
        }
    }

    /** The region names a CR field. */
    void useCr(int n) {
        if (cr[n] == NONE) {
            cr[n] = one();
        }
    }

    /** The region names LR. */
    void useLr() {
        if (lr == NONE) {
            lr = two();
        }
    }

    /** The region names CTR. */
    void useCtr() {
        if (ctr == NONE) {
            ctr = two();
        }
    }

    /** The region names CA and CA32. */
    void useCarry() {
        if (ca == NONE) {
            ca = one();
            ca32 = one();
        }
    }

    /** The region loads or stores by a base register; 32 stands for none. */
    void useWindow(int kind, int base) {
        if (window[kind][base] == NONE) {
            window[kind][base] = two();
        }
    }

    boolean hasGpr(int n) {
        return gpr[n] != NONE;
    }

    boolean hasCr(int n) {
        return cr[n] != NONE;
    }

    boolean hasLr() {
        return lr != NONE;
    }

    boolean hasCtr() {
        return ctr != NONE;
    }

    boolean hasCarry() {
        return ca != NONE;
    }

    int gpr(int n) {
        return known(gpr[n]);
    }

    int cr(int n) {
        return known(cr[n]);
    }

    int lr() {
        return known(lr);
    }

    int ctr() {
        return known(ctr);
    }

    int ca() {
        return known(ca);
    }

    int ca32() {
        return known(ca32);
    }

    /** {@return the local that says where the entry of a window is in the software TLB} */
    int window(int kind, int base) {
        return known(window[kind][base]);
    }

    /** {@return the locals of all windows} */
    int[] windows() {
        return Arrays.stream(window)
                .flatMapToInt(Arrays::stream)
                .filter(local -> local != NONE)
                .toArray();
    }

    private static int known(int local) {
        if (local == NONE) {
            throw new IllegalStateException("a register that the region was not scanned for");
        }
        return local;
    }
}
