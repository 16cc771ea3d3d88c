package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Vector AES (Power ISA I 6.11.1; FIPS 197). The state is the register's bytes in their order, a column each four. */
public final class VectorCipher {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic    form  opcode  operands     attributes
        vcipher       VX    4/1288  VRT,VRA,VRB  vec
        vcipherlast   VX    4/1289  VRT,VRA,VRB  vec
        vncipher      VX    4/1352  VRT,VRA,VRB  vec
        vncipherlast  VX    4/1353  VRT,VRA,VRB  vec
        vsbox         VX    4/1480  VRT,VRA      vec any=1
        """;

    /** SubBytes. */
    private static final int[] SUBSTITUTE = new int[256];
    /** InvSubBytes. */
    private static final int[] RESTORE = new int[256];
    /** The first byte of a column after SubBytes and MixColumns, as the whole column it makes. */
    private static final int[] MIX = new int[256];
    /** The first byte of a column after InvMixColumns, as the whole column it makes. */
    private static final int[] UNMIX = new int[256];

    static {
        // 3 generates all but zero, and 0xf6 is its inverse: so p and q are inverse to each other.
        int p = 1;
        int q = 1;
        do {
            p = product(p, 3);
            q = product(q, 0xf6);
            substitution(p, q);
        } while (p != 1);
        substitution(0, 0);
    }

    private static void substitution(int number, int inverse) {
        int turned = inverse * 0x0101;
        int s = (inverse ^ turned >> 7 ^ turned >> 6 ^ turned >> 5 ^ turned >> 4 ^ 0x63) & 0xff;
        SUBSTITUTE[number] = s;
        RESTORE[s] = number;
        MIX[number] = product(s, 2) << 24 | s << 16 | s << 8 | product(s, 3);
        UNMIX[number] =
                product(number, 14) << 24 | product(number, 9) << 16 | product(number, 13) << 8 | product(number, 11);
    }

    /** {@return the product in the field of 256 elements whose polynomial is 0x11b} */
    private static int product(int a, int b) {
        int result = 0;
        for (int bit = 7; bit >= 0; bit--) {
            result = result << 1 ^ (result >> 7) * 0x11b ^ (b >> bit & 1) * a;
        }
        return result;
    }

    private VectorCipher() {}

    /** Vector AES cipher: a round of encryption, with the key in VRB. */
    public static void vcipher(Cpu c, int vrt, int vra, int vrb) {
        long a0 = high(c, vra);
        long a1 = low(c, vra);
        set(c, vrt, mixed(a0, a1, 0) ^ high(c, vrb), mixed(a0, a1, 8) ^ low(c, vrb));
    }

    /** Vector AES cipher last: the last round of encryption. */
    public static void vcipherlast(Cpu c, int vrt, int vra, int vrb) {
        long a0 = high(c, vra);
        long a1 = low(c, vra);
        set(c, vrt, shifted(a0, a1, 0, 5, SUBSTITUTE) ^ high(c, vrb), shifted(a0, a1, 8, 5, SUBSTITUTE) ^ low(c, vrb));
    }

    /** Vector AES inverse cipher: a round of decryption. */
    public static void vncipher(Cpu c, int vrt, int vra, int vrb) {
        long a0 = high(c, vra);
        long a1 = low(c, vra);
        set(
                c,
                vrt,
                unmixed(shifted(a0, a1, 0, 13, RESTORE) ^ high(c, vrb)),
                unmixed(shifted(a0, a1, 8, 13, RESTORE) ^ low(c, vrb)));
    }

    /** Vector AES inverse cipher last: the last round of decryption. */
    public static void vncipherlast(Cpu c, int vrt, int vra, int vrb) {
        long a0 = high(c, vra);
        long a1 = low(c, vra);
        set(c, vrt, shifted(a0, a1, 0, 13, RESTORE) ^ high(c, vrb), shifted(a0, a1, 8, 13, RESTORE) ^ low(c, vrb));
    }

    /** Vector AES S-box. */
    public static void vsbox(Cpu c, int vrt, int vra) {
        long a0 = high(c, vra);
        long a1 = low(c, vra);
        set(c, vrt, shifted(a0, a1, 0, 1, SUBSTITUTE), shifted(a0, a1, 8, 1, SUBSTITUTE));
    }

    /** {@return byte n of the state, counted round its end} */
    private static int at(long a0, long a1, int n) {
        return (int) ((n & 8) == 0 ? a0 >>> 56 - 8 * (n & 7) : a1 >>> 56 - 8 * (n & 7)) & 0xff;
    }

    /**
     * {@return eight substituted bytes}
     *
     * @param first number of the first
     * @param step how far apart the bytes are that come together: 1, or 5 for ShiftRows, or 13 for InvShiftRows
     */
    private static long shifted(long a0, long a1, int first, int step, int[] substitution) {
        long result = 0;
        for (int i = first; i < first + 8; i++) {
            // Row r of a column comes from the column that is (step - 1) / 4 * r further.
            int from = i + (i & 3) * (step - 1);
            result = result << 8 | substitution[at(a0, a1, from)];
        }
        return result;
    }

    /** {@return two columns after SubBytes, ShiftRows and MixColumns} */
    private static long mixed(long a0, long a1, int first) {
        return (long) mixedColumn(a0, a1, first) << 32 | mixedColumn(a0, a1, first + 4) & 0xffff_ffffL;
    }

    private static int mixedColumn(long a0, long a1, int first) {
        return MIX[at(a0, a1, first)]
                ^ Integer.rotateRight(MIX[at(a0, a1, first + 5)], 8)
                ^ Integer.rotateRight(MIX[at(a0, a1, first + 10)], 16)
                ^ Integer.rotateRight(MIX[at(a0, a1, first + 15)], 24);
    }

    /** {@return two columns after InvMixColumns} */
    private static long unmixed(long columns) {
        return (long) unmixedColumn((int) (columns >>> 32)) << 32 | unmixedColumn((int) columns) & 0xffff_ffffL;
    }

    private static int unmixedColumn(int column) {
        return UNMIX[column >>> 24]
                ^ Integer.rotateRight(UNMIX[column >>> 16 & 0xff], 8)
                ^ Integer.rotateRight(UNMIX[column >>> 8 & 0xff], 16)
                ^ Integer.rotateRight(UNMIX[column & 0xff], 24);
    }
}
