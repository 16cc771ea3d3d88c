package io.pagurus.cpu.ppc64.disassembler;

import io.pagurus.cpu.ppc64.decode.OpcodeRow;
import java.util.List;

/**
 * Instructions that systems for ppc64 contain and the opcode table does not: for other models, or of ISA 3.1.
 */
final class FurtherOpcodes {
    /** The rows, in the notation of the opcode table. */
    static final List<OpcodeRow> ROWS = OpcodeRow.parse("""
            # mnemonic   form  opcode   operands           attributes
            attn         X     0/256    -
            urfid        XL    19/306   -
            # The oracle has neither the branch history rolling buffer, nor icbt, nor copy and paste.
            mfbhrbe      XFX   31/302   RT,BHRBE
            clrbhrb      X     31/430   -
            icbt         X     31/22    CT,RA0,RB
            copy         X     31/774   RA0,RB             6:10=1
            paste.       X     31/902   RA0,RB,L10         31:31=1
            # ISA 3.1
            dcbflp       X     31/86    RA0,RB             6:10=3
            dcbfps       X     31/86    RA0,RB             6:10=4
            dcbstps      X     31/86    RA0,RB             6:10=6
            pause_short  X     31/30    -                  6:10=2
            stcisync     X     31/598   -                  6:10=0 11:15=2
            stsync       X     31/598   -                  6:10=0 11:15=3
            stncisync    X     31/598   -                  6:10=1 11:15=1
            phwsync      X     31/598   -                  6:10=4
            plwsync      X     31/598   -                  6:10=5
            brh          X     31/219   RA,RS
            brw          X     31/155   RA,RS
            brd          X     31/187   RA,RS
            setbc        X     31/384   RT,BI
            setbcr       X     31/416   RT,BI
            setnbc       X     31/448   RT,BI
            setnbcr      X     31/480   RT,BI
            """);

    private FurtherOpcodes() {}
}
