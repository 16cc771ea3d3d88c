package io.pagurus.cpu.ppc64.disassembler;

import io.pagurus.cpu.ppc64.decode.OpcodeRow;
import java.util.List;

/**
 * Instructions that systems for ppc64 contain and no guest executes: they are for the hypervisor, or came after the models.
 */
final class FurtherOpcodes {
    /** The rows, in the notation of the opcode table. */
    static final List<OpcodeRow> ROWS = OpcodeRow.parse("""
            # mnemonic   form  opcode   operands           attributes
            attn         X     0/256    -
            urfid        XL    19/306   -
            # Branch history rolling buffer
            mfbhrbe      XFX   31/302   RT,BHRBE
            clrbhrb      X     31/430   -
            # Floating point, to be in the opcode table soon
            lfs          D     48       FRT,D(RA0)
            lfd          D     50       FRT,D(RA0)
            stfs         D     52       FRS,D(RA0)
            stfd         D     54       FRS,D(RA0)
            lfsx         X     31/535   FRT,RA0,RB
            stfsx        X     31/663   FRS,RA0,RB
            fmr          X     63/72    FRT,FRB            rc
            fmrgew       X     63/966   FRT,FRA,FRB
            mffs         X     63/583   FRT                rc
            mtfsf        XFL   63/711   FLM,FRB,L6,W       rc
            frsqrte      A     63/26    FRT,FRB            rc
            xsmsubqp     X     63/420   VRT,VRA,VRB
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
