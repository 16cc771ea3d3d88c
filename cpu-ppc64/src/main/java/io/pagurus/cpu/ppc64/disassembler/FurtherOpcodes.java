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
            hrfid        XL    19/274   -
            urfid        XL    19/306   -
            stop         XL    19/370   -
            # Power-saving instructions of ISA 2.07
            doze         XL    19/402   -
            nap          XL    19/434   -
            sleep        XL    19/466   -
            rvwinkle     XL    19/498   -
            # Caching-inhibited storage access
            lwzcix       X     31/789   RT,RA0,RB
            lhzcix       X     31/821   RT,RA0,RB
            lbzcix       X     31/853   RT,RA0,RB
            ldcix        X     31/885   RT,RA0,RB
            stwcix       X     31/917   RS,RA0,RB
            sthcix       X     31/949   RS,RA0,RB
            stbcix       X     31/981   RS,RA0,RB
            stdcix       X     31/1013  RS,RA0,RB
            # Messages between threads, by the hypervisor
            msgsnd       X     31/206   RB
            msgclr       X     31/238   RB
            msgsync      X     31/886   -
            slbieg       X     31/466   RS,RB
            slbsync      X     31/338   -
            # Branch history rolling buffer
            mfbhrbe      XFX  31/302    RT,BHRBE
            clrbhrb      X    31/430    -
            # To be in the opcode table soon
            sc           SC   17/2      LEV
            scv          SC   17/1      LEV
            rfid         XL   19/18     -
            rfscv        XL   19/82     -
            mfspr        XFX  31/339    RT,SPR
            mtspr        XFX  31/467    SPR,RS
            mftb         XFX  31/371    RT,TBR
            mfmsr        X    31/83     RT
            mtmsr        X    31/146    RS,L15
            mtmsrd       X    31/178    RS,L15
            msgsndp      X    31/142    RB
            msgclrp      X    31/174    RB
            cp_abort     X    31/838    -
            copy         X    31/774    RA0,RB             6:10=1
            paste.       X    31/902    RA0,RB,L10         31:31=1
            slbie        X    31/434    RB
            slbia        X    31/498    IH
            slbmte       X    31/402    RS,RB
            slbmfev      X    31/851    RT,RB,L15
            slbmfee      X    31/915    RT,RB,L15
            slbfee.      X    31/979    RT,RB              31:31=1
            tlbie        X    31/306    RB,RS,RIC,PRS,R15
            tlbiel       X    31/274    RB,RS,RIC,PRS,R15
            tlbsync      X    31/566    -
            lfs          D    48        FRT,D(RA0)
            lfd          D    50        FRT,D(RA0)
            stfs         D    52        FRS,D(RA0)
            stfd         D    54        FRS,D(RA0)
            lfsx         X    31/535    FRT,RA0,RB
            stfsx        X    31/663    FRS,RA0,RB
            fmr          X    63/72     FRT,FRB            rc
            fmrgew       X    63/966    FRT,FRA,FRB
            mffs         X    63/583    FRT                rc
            mtfsf        XFL  63/711    FLM,FRB,L6,W       rc
            fadds        A    59/21     FRT,FRA,FRB        rc
            fsubs        A    59/20     FRT,FRA,FRB        rc
            fmuls        A    59/25     FRT,FRA,FRC        rc
            fdivs        A    59/18     FRT,FRA,FRB        rc
            fmadds       A    59/29     FRT,FRA,FRC,FRB    rc
            fnmsubs      A    59/30     FRT,FRA,FRC,FRB    rc
            fmsub        A    63/28     FRT,FRA,FRC,FRB    rc
            fnmsub       A    63/30     FRT,FRA,FRC,FRB    rc
            fnmadd       A    63/31     FRT,FRA,FRC,FRB    rc
            frsqrte      A    63/26     FRT,FRB            rc
            xsmsubqp     X    63/420    VRT,VRA,VRB
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
