package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.VectorRegister.set;

import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * Vector loads, and the permute control vectors for what is not aligned (Power ISA I 6.7.2, 6.7.4). The low bits of the
 * address that would leave an element not aligned are not looked at.
 */
public final class VectorLoad {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands    attributes
        lvebx     X     31/7    VRT,RA0,RB  storage vec inval=1
        lvehx     X     31/39   VRT,RA0,RB  storage vec inval=1
        lvewx     X     31/71   VRT,RA0,RB  storage vec inval=1
        lvx       X     31/103  VRT,RA0,RB  storage vec inval=1
        lvxl      X     31/359  VRT,RA0,RB  storage vec inval=1
        lvsl      X     31/6    VRT,RA0,RB  vec inval=1
        lvsr      X     31/38   VRT,RA0,RB  vec inval=1
        """;

    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;

    private VectorLoad() {}

    /** Load vector element byte indexed: the other elements, undefined by the ISA, stay as they are. */
    public static void lvebx(Cpu c, int vrt, int ra0, int rb) {
        long ea = c.gpr[ra0] + c.gpr[rb] & c.eaMask;
        insert(c, vrt, ea, 1, c.load8(ea));
    }

    /** Load vector element halfword indexed. */
    public static void lvehx(Cpu c, int vrt, int ra0, int rb) {
        long ea = c.gpr[ra0] + c.gpr[rb] & -2L & c.eaMask;
        insert(c, vrt, ea, 2, c.load16(ea));
    }

    /** Load vector element word indexed. */
    public static void lvewx(Cpu c, int vrt, int ra0, int rb) {
        long ea = c.gpr[ra0] + c.gpr[rb] & -4L & c.eaMask;
        insert(c, vrt, ea, 4, c.load32(ea) & 0xffff_ffffL);
    }

    /** Load vector indexed. */
    public static void lvx(Cpu c, int vrt, int ra0, int rb) {
        long ea = c.gpr[ra0] + c.gpr[rb] & -16L & c.eaMask;
        long first = c.load64(ea);
        long second = c.load64(ea + 8);
        set(c, vrt, c.littleEndian ? second : first, c.littleEndian ? first : second);
    }

    /** Load vector indexed last; the hint says nothing here. */
    public static void lvxl(Cpu c, int vrt, int ra0, int rb) {
        lvx(c, vrt, ra0, rb);
    }

    /** Load vector for shift left. */
    public static void lvsl(Cpu c, int vrt, int ra0, int rb) {
        long first = (c.gpr[ra0] + c.gpr[rb] & 15) * EACH_BYTE;
        set(c, vrt, 0x0001_0203_0405_0607L + first, 0x0809_0a0b_0c0d_0e0fL + first);
    }

    /** Load vector for shift right. */
    public static void lvsr(Cpu c, int vrt, int ra0, int rb) {
        long back = (c.gpr[ra0] + c.gpr[rb] & 15) * EACH_BYTE;
        set(c, vrt, 0x1011_1213_1415_1617L - back, 0x1819_1a1b_1c1d_1e1fL - back);
    }

    /** Puts a number where its address, in the order of the bytes, says. */
    private static void insert(Cpu c, int vrt, long ea, int bytes, long value) {
        int significance = (int) ea & 15;
        if (!c.littleEndian) {
            significance = 16 - bytes - significance;
        }
        int element = significance >= 8 ? 64 + 2 * vrt : 65 + 2 * vrt;
        int shift = 8 * (significance & 7);
        long mask = -1L >>> 64 - 8 * bytes << shift;
        c.vsr[element] = c.vsr[element] & ~mask | value << shift;
    }
}
