package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Vector gather and bit permute (Power ISA 2.07 I 6.12, 6.15). */
public final class VectorBitPermute {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands     attributes
        vgbbd     VX    4/1292  VRT,VRB      vec any=1
        vbpermq   VX    4/1356  VRT,VRA,VRB  vec any=1
        vbpermd   VX    4/1484  VRT,VRA,VRB  vec p9 any=1
        """;

    private VectorBitPermute() {}

    /** Vector gather bits by bytes by doubleword: bit j of byte i becomes bit i of byte j. */
    public static void vgbbd(Cpu c, int vrt, int vrb) {
        set(c, vrt, transposed(high(c, vrb)), transposed(low(c, vrb)));
    }

    /** Vector bit permute quadword: 16 bits of VRA, numbered by the bytes of VRB; one past the end is zero. */
    public static void vbpermq(Cpu c, int vrt, int vra, int vrb) {
        long bits = bits(high(c, vra), low(c, vra), high(c, vrb)) << 8 | bits(high(c, vra), low(c, vra), low(c, vrb));
        set(c, vrt, bits, 0);
    }

    /** Vector bit permute doubleword: in each doubleword 8 bits of VRA, numbered by the bytes of VRB. */
    public static void vbpermd(Cpu c, int vrt, int vra, int vrb) {
        set(c, vrt, bits(high(c, vra), 0, high(c, vrb)), bits(low(c, vra), 0, low(c, vrb)));
    }

    /** {@return a matrix of 8 by 8 bits transposed: blocks of 1, 2 and 4 are swapped with those across the diagonal} */
    private static long transposed(long matrix) {
        long swap1 = (matrix ^ matrix >>> 7) & 0x00aa_00aa_00aa_00aaL;
        long by1 = matrix ^ swap1 ^ swap1 << 7;
        long swap2 = (by1 ^ by1 >>> 14) & 0x0000_cccc_0000_ccccL;
        long by2 = by1 ^ swap2 ^ swap2 << 14;
        long swap4 = (by2 ^ by2 >>> 28) & 0x0000_0000_f0f0_f0f0L;
        return by2 ^ swap4 ^ swap4 << 28;
    }

    /** {@return the bits of a quadword that eight bytes number} */
    private static long bits(long high, long low, long numbers) {
        long result = 0;
        for (int shift = 56; shift >= 0; shift -= 8) {
            int number = (int) (numbers >>> shift) & 0xff;
            long half = number < 64 ? high : number < 128 ? low : 0;
            result = result << 1 | half >>> (~number & 63) & 1;
        }
        return result;
    }
}
