package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Fixed-point loads (Power ISA I 3.3.2, 3.3.5). */
public final class FixedPointLoad {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
            # mnemonic  form  opcode   operands      attributes
            lbz         D     34       RT,D(RA0)     storage
            lbzu        D     35       RT,D(RA)      storage
            lbzx        X     31/87    RT,RA0,RB     storage
            lbzux       X     31/119   RT,RA,RB      storage
            lhz         D     40       RT,D(RA0)     storage
            lhzu        D     41       RT,D(RA)      storage
            lhzx        X     31/279   RT,RA0,RB     storage
            lhzux       X     31/311   RT,RA,RB      storage
            lha         D     42       RT,D(RA0)     storage
            lhau        D     43       RT,D(RA)      storage
            lhax        X     31/343   RT,RA0,RB     storage
            lhaux       X     31/375   RT,RA,RB      storage
            lwz         D     32       RT,D(RA0)     storage
            lwzu        D     33       RT,D(RA)      storage
            lwzx        X     31/23    RT,RA0,RB     storage
            lwzux       X     31/55    RT,RA,RB      storage
            lwa         DS    58/2     RT,DS(RA0)    storage
            lwax        X     31/341   RT,RA0,RB     storage
            lwaux       X     31/373   RT,RA,RB      storage
            ld          DS    58/0     RT,DS(RA0)    storage
            ldu         DS    58/1     RT,DS(RA)     storage
            ldx         X     31/21    RT,RA0,RB     storage
            ldux        X     31/53    RT,RA,RB      storage
            lhbrx       X     31/790   RT,RA0,RB     storage inval=1
            lwbrx       X     31/534   RT,RA0,RB     storage inval=1
            ldbrx       X     31/532   RT,RA0,RB     storage inval=1
            """;

    private FixedPointLoad() {}

    /** Load byte and zero. */
    public static void lbz(Cpu c, int rt, int d, int ra0) {
        c.gpr[rt] = c.load8(c.gpr[ra0] + d & c.eaMask);
    }

    /** Load byte and zero with update. */
    public static void lbzu(Cpu c, int rt, int d, int ra) {
        checkUpdate(c, ra, rt);
        long ea = c.gpr[ra] + d & c.eaMask;
        c.gpr[rt] = c.load8(ea);
        c.gpr[ra] = ea;
    }

    /** Load byte and zero indexed. */
    public static void lbzx(Cpu c, int rt, int ra0, int rb) {
        c.gpr[rt] = c.load8(c.gpr[ra0] + c.gpr[rb] & c.eaMask);
    }

    /** Load byte and zero with update indexed. */
    public static void lbzux(Cpu c, int rt, int ra, int rb) {
        checkUpdate(c, ra, rt);
        long ea = c.gpr[ra] + c.gpr[rb] & c.eaMask;
        c.gpr[rt] = c.load8(ea);
        c.gpr[ra] = ea;
    }

    /** Load halfword and zero. */
    public static void lhz(Cpu c, int rt, int d, int ra0) {
        c.gpr[rt] = c.load16(c.gpr[ra0] + d & c.eaMask);
    }

    /** Load halfword and zero with update. */
    public static void lhzu(Cpu c, int rt, int d, int ra) {
        checkUpdate(c, ra, rt);
        long ea = c.gpr[ra] + d & c.eaMask;
        c.gpr[rt] = c.load16(ea);
        c.gpr[ra] = ea;
    }

    /** Load halfword and zero indexed. */
    public static void lhzx(Cpu c, int rt, int ra0, int rb) {
        c.gpr[rt] = c.load16(c.gpr[ra0] + c.gpr[rb] & c.eaMask);
    }

    /** Load halfword and zero with update indexed. */
    public static void lhzux(Cpu c, int rt, int ra, int rb) {
        checkUpdate(c, ra, rt);
        long ea = c.gpr[ra] + c.gpr[rb] & c.eaMask;
        c.gpr[rt] = c.load16(ea);
        c.gpr[ra] = ea;
    }

    /** Load halfword algebraic. */
    public static void lha(Cpu c, int rt, int d, int ra0) {
        c.gpr[rt] = (short) c.load16(c.gpr[ra0] + d & c.eaMask);
    }

    /** Load halfword algebraic with update. */
    public static void lhau(Cpu c, int rt, int d, int ra) {
        checkUpdate(c, ra, rt);
        long ea = c.gpr[ra] + d & c.eaMask;
        c.gpr[rt] = (short) c.load16(ea);
        c.gpr[ra] = ea;
    }

    /** Load halfword algebraic indexed. */
    public static void lhax(Cpu c, int rt, int ra0, int rb) {
        c.gpr[rt] = (short) c.load16(c.gpr[ra0] + c.gpr[rb] & c.eaMask);
    }

    /** Load halfword algebraic with update indexed. */
    public static void lhaux(Cpu c, int rt, int ra, int rb) {
        checkUpdate(c, ra, rt);
        long ea = c.gpr[ra] + c.gpr[rb] & c.eaMask;
        c.gpr[rt] = (short) c.load16(ea);
        c.gpr[ra] = ea;
    }

    /** Load word and zero. */
    public static void lwz(Cpu c, int rt, int d, int ra0) {
        c.gpr[rt] = c.load32(c.gpr[ra0] + d & c.eaMask) & 0xffff_ffffL;
    }

    /** Load word and zero with update. */
    public static void lwzu(Cpu c, int rt, int d, int ra) {
        checkUpdate(c, ra, rt);
        long ea = c.gpr[ra] + d & c.eaMask;
        c.gpr[rt] = c.load32(ea) & 0xffff_ffffL;
        c.gpr[ra] = ea;
    }

    /** Load word and zero indexed. */
    public static void lwzx(Cpu c, int rt, int ra0, int rb) {
        c.gpr[rt] = c.load32(c.gpr[ra0] + c.gpr[rb] & c.eaMask) & 0xffff_ffffL;
    }

    /** Load word and zero with update indexed. */
    public static void lwzux(Cpu c, int rt, int ra, int rb) {
        checkUpdate(c, ra, rt);
        long ea = c.gpr[ra] + c.gpr[rb] & c.eaMask;
        c.gpr[rt] = c.load32(ea) & 0xffff_ffffL;
        c.gpr[ra] = ea;
    }

    /** Load word algebraic. */
    public static void lwa(Cpu c, int rt, int ds, int ra0) {
        c.gpr[rt] = c.load32(c.gpr[ra0] + ds & c.eaMask);
    }

    /** Load word algebraic indexed. */
    public static void lwax(Cpu c, int rt, int ra0, int rb) {
        c.gpr[rt] = c.load32(c.gpr[ra0] + c.gpr[rb] & c.eaMask);
    }

    /** Load word algebraic with update indexed. */
    public static void lwaux(Cpu c, int rt, int ra, int rb) {
        checkUpdate(c, ra, rt);
        long ea = c.gpr[ra] + c.gpr[rb] & c.eaMask;
        c.gpr[rt] = c.load32(ea);
        c.gpr[ra] = ea;
    }

    /** Load doubleword. */
    public static void ld(Cpu c, int rt, int ds, int ra0) {
        c.gpr[rt] = c.load64(c.gpr[ra0] + ds & c.eaMask);
    }

    /** Load doubleword with update. */
    public static void ldu(Cpu c, int rt, int ds, int ra) {
        checkUpdate(c, ra, rt);
        long ea = c.gpr[ra] + ds & c.eaMask;
        c.gpr[rt] = c.load64(ea);
        c.gpr[ra] = ea;
    }

    /** Load doubleword indexed. */
    public static void ldx(Cpu c, int rt, int ra0, int rb) {
        c.gpr[rt] = c.load64(c.gpr[ra0] + c.gpr[rb] & c.eaMask);
    }

    /** Load doubleword with update indexed. */
    public static void ldux(Cpu c, int rt, int ra, int rb) {
        checkUpdate(c, ra, rt);
        long ea = c.gpr[ra] + c.gpr[rb] & c.eaMask;
        c.gpr[rt] = c.load64(ea);
        c.gpr[ra] = ea;
    }

    /** Load halfword byte-reverse indexed. */
    public static void lhbrx(Cpu c, int rt, int ra0, int rb) {
        c.gpr[rt] = Short.toUnsignedInt(Short.reverseBytes((short) c.load16(c.gpr[ra0] + c.gpr[rb] & c.eaMask)));
    }

    /** Load word byte-reverse indexed. */
    public static void lwbrx(Cpu c, int rt, int ra0, int rb) {
        c.gpr[rt] = Integer.reverseBytes(c.load32(c.gpr[ra0] + c.gpr[rb] & c.eaMask)) & 0xffff_ffffL;
    }

    /** Load doubleword byte-reverse indexed. */
    public static void ldbrx(Cpu c, int rt, int ra0, int rb) {
        c.gpr[rt] = Long.reverseBytes(c.load64(c.gpr[ra0] + c.gpr[rb] & c.eaMask));
    }

    /** The forms with update that the ISA calls invalid are illegal: RA is 0, or would be loaded twice. */
    private static void checkUpdate(Cpu c, int ra, int rt) {
        if (ra == 0 || ra == rt) {
            throw c.illegal();
        }
    }
}
