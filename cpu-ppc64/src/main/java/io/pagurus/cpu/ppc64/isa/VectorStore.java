package io.pagurus.cpu.ppc64.isa;

import static io.pagurus.cpu.ppc64.isa.VectorRegister.high;
import static io.pagurus.cpu.ppc64.isa.VectorRegister.low;

import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * Vector stores (Power ISA I 6.7.3). The low bits of the address that would leave an element not aligned are not looked
 * at.
 */
public final class VectorStore {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode  operands    attributes
        stvebx    X     31/135  VRS,RA0,RB  storage vec inval=1
        stvehx    X     31/167  VRS,RA0,RB  storage vec inval=1
        stvewx    X     31/199  VRS,RA0,RB  storage vec inval=1
        stvx      X     31/231  VRS,RA0,RB  storage vec inval=1
        stvxl     X     31/487  VRS,RA0,RB  storage vec inval=1
        """;

    private VectorStore() {}

    /** Store vector element byte indexed. */
    public static void stvebx(Cpu c, int vrs, int ra0, int rb) {
        long ea = c.gpr[ra0] + c.gpr[rb] & c.eaMask;
        c.store8(ea, (int) element(c, vrs, ea, 1));
    }

    /** Store vector element halfword indexed. */
    public static void stvehx(Cpu c, int vrs, int ra0, int rb) {
        long ea = c.gpr[ra0] + c.gpr[rb] & -2L & c.eaMask;
        c.store16(ea, (int) element(c, vrs, ea, 2));
    }

    /** Store vector element word indexed. */
    public static void stvewx(Cpu c, int vrs, int ra0, int rb) {
        long ea = c.gpr[ra0] + c.gpr[rb] & -4L & c.eaMask;
        c.store32(ea, (int) element(c, vrs, ea, 4));
    }

    /** Store vector indexed. */
    public static void stvx(Cpu c, int vrs, int ra0, int rb) {
        long ea = c.gpr[ra0] + c.gpr[rb] & -16L & c.eaMask;
        c.store64(ea, c.littleEndian ? low(c, vrs) : high(c, vrs));
        c.store64(ea + 8, c.littleEndian ? high(c, vrs) : low(c, vrs));
    }

    /** Store vector indexed last; the hint says nothing here. */
    public static void stvxl(Cpu c, int vrs, int ra0, int rb) {
        stvx(c, vrs, ra0, rb);
    }

    /** {@return the element that goes to an address, with whatever is left of it above} */
    private static long element(Cpu c, int vrs, long ea, int bytes) {
        int significance = (int) ea & 15;
        if (!c.littleEndian) {
            significance = 16 - bytes - significance;
        }
        return (significance >= 8 ? high(c, vrs) : low(c, vrs)) >>> 8 * (significance & 7);
    }
}
