package io.pagurus.cpu.ppc64.isa;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.DataTlb;

/** Cache management (Power ISA II chapter 4): there is no cache, so only dcbz, the barriers and faults are left of it. */
public final class CacheControl {
    /** The facility's rows; see {@link io.pagurus.cpu.ppc64.decode.OpcodeTable}. */
    public static final String OPCODES = """
        # mnemonic  form  opcode   operands      attributes
        dcbf        X     31/86    RA0,RB,L10    storage inval=3c00001
        dcbst       X     31/54    RA0,RB        storage inval=3e00001
        dcbt        X     31/278   RA0,RB,TH inval=1
        dcbtst      X     31/246   RA0,RB,TH inval=1
        dcbz        X     31/1014  RA0,RB,L10    storage inval=3c00001
        icbi        X     31/982   RA0,RB        storage ends inval=3e00001
        isync       XL    19/150   -             ends inval=3fff801
        wait        X     31/30    WC            p9 ends inval=3fff801
        """;

    /** Bytes of a cache block. */
    private static final int LINE = 128;

    private CacheControl() {}

    /** Data cache block flush: the address must be readable. */
    public static void dcbf(Cpu c, int ra0, int rb) {
        c.load8(c.gpr[ra0] + c.gpr[rb] & c.eaMask);
    }

    /** Data cache block store: the address must be readable. */
    public static void dcbst(Cpu c, int ra0, int rb) {
        c.load8(c.gpr[ra0] + c.gpr[rb] & c.eaMask);
    }

    /** Data cache block touch: a hint. */
    public static void dcbt(Cpu c) {}

    /** Data cache block touch for store: a hint. */
    public static void dcbtst(Cpu c) {}

    /** Data cache block set to zero. */
    public static void dcbz(Cpu c, int ra0, int rb) {
        long line = c.gpr[ra0] + c.gpr[rb] & -LINE & c.eaMask;
        for (int at = 0; at < LINE; at += 8) {
            c.store64(line + at, 0);
        }
    }

    /** Instruction cache block invalidate: the address must be readable; decoded code is dropped when it is written. */
    public static void icbi(Cpu c, int ra0, int rb) {
        long line = c.gpr[ra0] + c.gpr[rb] & c.eaMask;
        c.load8(line);
        int i = DataTlb.load(line);
        if (c.dataTlb[i + DataTlb.TAG] == Cpu.tlbTag(line, c.dataContext)) {
            c.storage.stored(c, (line & -LINE) + c.dataTlb[i + DataTlb.ADDEND], LINE);
        }
    }

    /** Instruction synchronize. */
    public static void isync(Cpu c) {}

    /** Wait for an interrupt (ISA 3.0), whether it can be taken or not. */
    public static void wait(Cpu c) {
        c.halted = 1;
        c.poll();
    }
}
