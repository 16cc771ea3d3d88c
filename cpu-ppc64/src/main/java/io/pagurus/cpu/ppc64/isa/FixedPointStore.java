package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** Fixed-point stores (Power ISA I 3.3.3, 3.3.5). */
public final class FixedPointStore {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands      attributes
        stb         D     38       RS,D(RA0)     storage
        stbu        D     39       RS,D(RA)      storage
        stbx        X     31/215   RS,RA0,RB     storage
        stbux       X     31/247   RS,RA,RB      storage
        sth         D     44       RS,D(RA0)     storage
        sthu        D     45       RS,D(RA)      storage
        sthx        X     31/407   RS,RA0,RB     storage
        sthux       X     31/439   RS,RA,RB      storage
        stw         D     36       RS,D(RA0)     storage
        stwu        D     37       RS,D(RA)      storage
        stwx        X     31/151   RS,RA0,RB     storage
        stwux       X     31/183   RS,RA,RB      storage
        std         DS    62/0     RS,DS(RA0)    storage
        stdu        DS    62/1     RS,DS(RA)     storage
        stdx        X     31/149   RS,RA0,RB     storage
        stdux       X     31/181   RS,RA,RB      storage
        sthbrx      X     31/918   RS,RA0,RB     storage
        stwbrx      X     31/662   RS,RA0,RB     storage
        stdbrx      X     31/660   RS,RA0,RB     storage
        """;

    private FixedPointStore() {}

    /** Store byte. */
    public static void stb(Cpu c, int rs, int d, int ra0) {
        c.store8(c.gpr[ra0] + d & c.eaMask, (int) c.gpr[rs]);
    }

    /** Store byte with update. */
    public static void stbu(Cpu c, int rs, int d, int ra) {
        checkUpdate(c, ra);
        long ea = c.gpr[ra] + d & c.eaMask;
        c.store8(ea, (int) c.gpr[rs]);
        c.gpr[ra] = ea;
    }

    /** Store byte indexed. */
    public static void stbx(Cpu c, int rs, int ra0, int rb) {
        c.store8(c.gpr[ra0] + c.gpr[rb] & c.eaMask, (int) c.gpr[rs]);
    }

    /** Store byte with update indexed. */
    public static void stbux(Cpu c, int rs, int ra, int rb) {
        checkUpdate(c, ra);
        long ea = c.gpr[ra] + c.gpr[rb] & c.eaMask;
        c.store8(ea, (int) c.gpr[rs]);
        c.gpr[ra] = ea;
    }

    /** Store halfword. */
    public static void sth(Cpu c, int rs, int d, int ra0) {
        c.store16(c.gpr[ra0] + d & c.eaMask, (int) c.gpr[rs]);
    }

    /** Store halfword with update. */
    public static void sthu(Cpu c, int rs, int d, int ra) {
        checkUpdate(c, ra);
        long ea = c.gpr[ra] + d & c.eaMask;
        c.store16(ea, (int) c.gpr[rs]);
        c.gpr[ra] = ea;
    }

    /** Store halfword indexed. */
    public static void sthx(Cpu c, int rs, int ra0, int rb) {
        c.store16(c.gpr[ra0] + c.gpr[rb] & c.eaMask, (int) c.gpr[rs]);
    }

    /** Store halfword with update indexed. */
    public static void sthux(Cpu c, int rs, int ra, int rb) {
        checkUpdate(c, ra);
        long ea = c.gpr[ra] + c.gpr[rb] & c.eaMask;
        c.store16(ea, (int) c.gpr[rs]);
        c.gpr[ra] = ea;
    }

    /** Store word. */
    public static void stw(Cpu c, int rs, int d, int ra0) {
        c.store32(c.gpr[ra0] + d & c.eaMask, (int) c.gpr[rs]);
    }

    /** Store word with update. */
    public static void stwu(Cpu c, int rs, int d, int ra) {
        checkUpdate(c, ra);
        long ea = c.gpr[ra] + d & c.eaMask;
        c.store32(ea, (int) c.gpr[rs]);
        c.gpr[ra] = ea;
    }

    /** Store word indexed. */
    public static void stwx(Cpu c, int rs, int ra0, int rb) {
        c.store32(c.gpr[ra0] + c.gpr[rb] & c.eaMask, (int) c.gpr[rs]);
    }

    /** Store word with update indexed. */
    public static void stwux(Cpu c, int rs, int ra, int rb) {
        checkUpdate(c, ra);
        long ea = c.gpr[ra] + c.gpr[rb] & c.eaMask;
        c.store32(ea, (int) c.gpr[rs]);
        c.gpr[ra] = ea;
    }

    /** Store doubleword. */
    public static void std(Cpu c, int rs, int ds, int ra0) {
        c.store64(c.gpr[ra0] + ds & c.eaMask, c.gpr[rs]);
    }

    /** Store doubleword with update. */
    public static void stdu(Cpu c, int rs, int ds, int ra) {
        checkUpdate(c, ra);
        long ea = c.gpr[ra] + ds & c.eaMask;
        c.store64(ea, c.gpr[rs]);
        c.gpr[ra] = ea;
    }

    /** Store doubleword indexed. */
    public static void stdx(Cpu c, int rs, int ra0, int rb) {
        c.store64(c.gpr[ra0] + c.gpr[rb] & c.eaMask, c.gpr[rs]);
    }

    /** Store doubleword with update indexed. */
    public static void stdux(Cpu c, int rs, int ra, int rb) {
        checkUpdate(c, ra);
        long ea = c.gpr[ra] + c.gpr[rb] & c.eaMask;
        c.store64(ea, c.gpr[rs]);
        c.gpr[ra] = ea;
    }

    /** Store halfword byte-reverse indexed. */
    public static void sthbrx(Cpu c, int rs, int ra0, int rb) {
        c.store16(c.gpr[ra0] + c.gpr[rb] & c.eaMask, Short.reverseBytes((short) c.gpr[rs]));
    }

    /** Store word byte-reverse indexed. */
    public static void stwbrx(Cpu c, int rs, int ra0, int rb) {
        c.store32(c.gpr[ra0] + c.gpr[rb] & c.eaMask, Integer.reverseBytes((int) c.gpr[rs]));
    }

    /** Store doubleword byte-reverse indexed. */
    public static void stdbrx(Cpu c, int rs, int ra0, int rb) {
        c.store64(c.gpr[ra0] + c.gpr[rb] & c.eaMask, Long.reverseBytes(c.gpr[rs]));
    }

    /** The forms with update that the ISA calls invalid are illegal: RA is 0. */
    private static void checkUpdate(Cpu c, int ra) {
        if (ra == 0) {
            throw c.illegal();
        }
    }
}
