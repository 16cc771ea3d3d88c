package io.pagurus.cpu.ppc64.disassembler;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Extended mnemonics (Power ISA I Appendix E, III Appendix A), those of conditional branches and of special purpose
 * registers apart.
 *
 * <p>A row has the extended mnemonic with its operands, and the instruction it is equivalent to: a number is a value that
 * an operand must have, {@code 1-7} a range, the name of a field the same value as that field, {@code n} any value,
 * {@code 31-n} one that goes with it. What {@code oe}, {@code rc}, {@code aa} and {@code lk} add to a mnemonic they add to
 * the extended one. Of rows that agree the first is taken.
 */
final class ExtendedMnemonics {
    private static final String FIXED_POINT = """
            # extended  operands    basic    operands
            # E.9 Miscellaneous, E.1 and E.3: subtract, compare
            li          RT,SI       addi     RT,0,SI
            lis         RT,SI       addis    RT,0,SI
            lnia        RT          addpcis  RT,0
            nop         -           ori      0,0,0
            exser       -           ori      31,31,0
            xnop        -           xori     0,0,0
            miso        -           or       26,26,26
            yield       -           or       27,27,27
            mdoio       -           or       29,29,29
            mdoom       -           or       30,30,30
            mr          RA,RS       or       RA,RS,RS
            not         RA,RS       nor      RA,RS,RS
            cmpwi       RA,SI       cmpi     0,0,RA,SI
            cmpwi       BF,RA,SI    cmpi     BF,0,RA,SI
            cmpdi       RA,SI       cmpi     0,1,RA,SI
            cmpdi       BF,RA,SI    cmpi     BF,1,RA,SI
            cmplwi      RA,UI       cmpli    0,0,RA,UI
            cmplwi      BF,RA,UI    cmpli    BF,0,RA,UI
            cmpldi      RA,UI       cmpli    0,1,RA,UI
            cmpldi      BF,RA,UI    cmpli    BF,1,RA,UI
            cmpw        RA,RB       cmp      0,0,RA,RB
            cmpw        BF,RA,RB    cmp      BF,0,RA,RB
            cmpd        RA,RB       cmp      0,1,RA,RB
            cmpd        BF,RA,RB    cmp      BF,1,RA,RB
            cmplw       RA,RB       cmpl     0,0,RA,RB
            cmplw       BF,RA,RB    cmpl     BF,0,RA,RB
            cmpld       RA,RB       cmpl     0,1,RA,RB
            cmpld       BF,RA,RB    cmpl     BF,1,RA,RB
            isellt      RT,RA0,RB   isel     RT,RA0,RB,0
            iselgt      RT,RA0,RB   isel     RT,RA0,RB,1
            iseleq      RT,RA0,RB   isel     RT,RA0,RB,2
            # E.7 Rotate and shift
            rotlwi      RA,RS,SH    rlwinm   RA,RS,SH,0,31
            clrlwi      RA,RS,MB    rlwinm   RA,RS,0,MB,31
            clrrwi      RA,RS,n     rlwinm   RA,RS,0,0,31-n
            slwi        RA,RS,n     rlwinm   RA,RS,n,0,31-n
            srwi        RA,RS,n     rlwinm   RA,RS,32-n,n,31
            rotlw       RA,RS,RB    rlwnm    RA,RS,RB,0,31
            rotldi      RA,RS,SH6   rldicl   RA,RS,SH6,0
            clrldi      RA,RS,MB6   rldicl   RA,RS,0,MB6
            srdi        RA,RS,n     rldicl   RA,RS,64-n,n
            clrrdi      RA,RS,n     rldicr   RA,RS,0,63-n
            sldi        RA,RS,n     rldicr   RA,RS,n,63-n
            rotld       RA,RS,RB    rldcl    RA,RS,RB,0
            # E.8 Trap
            trap        -           tw       31,0,0
            """;

    /** Conditions of the trap instructions, each of which makes four extended mnemonics (E.8). */
    private static final String TRAPS = "lgt 1, llt 2, eq 4, lge 5, lle 6, gt 8, ge 12, lt 16, le 20, ne 24, u 31";

    private static final String CONDITION_REGISTER = """
            # extended  operands    basic    operands
            # E.5 Condition register logical
            crset       BT          creqv    BT,BT,BT
            crclr       BT          crxor    BT,BT,BT
            crmove      BT,BA       cror     BT,BA,BA
            crnot       BT,BA       crnor    BT,BA,BA
            mtcr        RS          mtcrf    255,RS
            """;

    private static final String STORAGE = """
            # extended  operands    basic    operands
            # Of storage control and synchronization (II 4.3, 4.6)
            dcbf        RA0,RB      dcbf     RA0,RB,0
            dcbfl       RA0,RB      dcbf     RA0,RB,1
            dcbtct      RA0,RB      dcbt     RA0,RB,0
            dcbtct      RA0,RB,TH   dcbt     RA0,RB,1-7
            dcbtds      RA0,RB      dcbt     RA0,RB,8
            dcbtds      RA0,RB,TH   dcbt     RA0,RB,9-15
            dcbtt       RA0,RB      dcbt     RA0,RB,16
            dcbna       RA0,RB      dcbt     RA0,RB,17
            dcbtstct    RA0,RB      dcbtst   RA0,RB,0
            dcbtstct    RA0,RB,TH   dcbtst   RA0,RB,1-7
            dcbtstds    RA0,RB      dcbtst   RA0,RB,8
            dcbtstds    RA0,RB,TH   dcbtst   RA0,RB,9-15
            dcbtstt     RA0,RB      dcbtst   RA0,RB,16
            dcbz        RA0,RB      dcbz     RA0,RB,0
            dcbzl       RA0,RB      dcbz     RA0,RB,1
            icbt        RA0,RB      icbt     0,RA0,RB
            hwsync      -           sync     0
            lwsync      -           sync     1
            ptesync     -           sync     2
            lbarx       RT,RA0,RB   lbarx    RT,RA0,RB,0
            lharx       RT,RA0,RB   lharx    RT,RA0,RB,0
            lwarx       RT,RA0,RB   lwarx    RT,RA0,RB,0
            ldarx       RT,RA0,RB   ldarx    RT,RA0,RB,0
            lqarx       RTP,RA0,RB  lqarx    RTP,RA0,RB,0
            paste.      RA0,RB      paste.   RA0,RB,1
            cpabort     -           cp_abort -
            wait        -           wait     0
            waitrsv     -           wait     1
            tbegin.     -           tbegin.  0
            tend.       -           tend.    0
            tendall.    -           tend.    1
            tsuspend.   -           tsr.     0
            tresume.    -           tsr.     1
            """;

    private static final String VECTOR = """
            # extended  operands    basic      operands
            dst         RA,RB,L9_10 dst        RA,RB,L9_10,0
            dstt        RA,RB,L9_10 dst        RA,RB,L9_10,1
            dstst       RA,RB,L9_10 dstst      RA,RB,L9_10,0
            dststt      RA,RB,L9_10 dstst      RA,RB,L9_10,1
            dss         L9_10       dss        L9_10,0
            dssall      -           dss        0-3,1
            vmr         VRT,VRA     vor        VRT,VRA,VRA
            vnot        VRT,VRA     vnor       VRT,VRA,VRA
            xxmr        XT,XA       xxlor      XT,XA,XA
            xxlnot      XT,XA       xxlnor     XT,XA,XA
            xvmovdp     XT,XA       xvcpsgndp  XT,XA,XA
            xvmovsp     XT,XA       xvcpsgnsp  XT,XA,XA
            xxspltd     XT,XA,0     xxpermdi   XT,XA,XA,0
            xxspltd     XT,XA,1     xxpermdi   XT,XA,XA,3
            xxswapd     XT,XA       xxpermdi   XT,XA,XA,2
            xxmrghd     XT,XA,XB    xxpermdi   XT,XA,XB,0
            xxmrgld     XT,XA,XB    xxpermdi   XT,XA,XB,3
            mffprd      RA,FRS      mfvsrd     RA,0-31
            mfvrd       RA,VRS      mfvsrd     RA,32-63
            mffprwz     RA,FRS      mfvsrwz    RA,0-31
            mfvrwz      RA,VRS      mfvsrwz    RA,32-63
            mtfprd      FRT,RA      mtvsrd     0-31,RA
            mtvrd       VRT,RA      mtvsrd     32-63,RA
            mtfprwa     FRT,RA      mtvsrwa    0-31,RA
            mtvrwa      VRT,RA      mtvsrwa    32-63,RA
            mtfprwz     FRT,RA      mtvsrwz    0-31,RA
            mtvrwz      VRT,RA      mtvsrwz    32-63,RA
            """;

    private static final String SYSTEM = """
            # extended  operands      basic    operands
            sc          -             sc       0
            rfebb       -             rfebb    1
            mftb        RT            mftb     RT,268
            mftbu       RT            mftb     RT,269
            mtmsr       RS            mtmsr    RS,0
            mtmsrd      RS            mtmsrd   RS,0
            mtfsf       FLM,FRB       mtfsf    FLM,FRB,0,0
            mtfsf       FLM,FRB,L6    mtfsf    FLM,FRB,L6,0
            mtfsfi      BF,U          mtfsfi   BF,U,0
            slbia       -             slbia    0
            tlbie       RB,RS         tlbie    RB,RS,0,0,0
            tlbie       RB,RS,RIC     tlbie    RB,RS,RIC,0,0
            tlbie       RB,RS,RIC,PRS tlbie    RB,RS,RIC,PRS,0
            tlbiel      RB            tlbiel   RB,0,0,0,0
            tlbiel      RB,RS         tlbiel   RB,RS,0,0,0
            tlbiel      RB,RS,RIC     tlbiel   RB,RS,RIC,0,0
            tlbiel      RB,RS,RIC,PRS tlbiel   RB,RS,RIC,PRS,0
            """;

    private static final Map<String, List<ExtendedMnemonic>> BY_BASIC = String.join(
                    "\n", FIXED_POINT, traps(), CONDITION_REGISTER, STORAGE, VECTOR, SYSTEM)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(ExtendedMnemonic::parse)
            .collect(Collectors.groupingBy(ExtendedMnemonic::basic));

    private ExtendedMnemonics() {}

    /** {@return the extended mnemonics that stand for an instruction, in the order they are to be tried} */
    static List<ExtendedMnemonic> of(String basic) {
        return BY_BASIC.getOrDefault(basic, List.of());
    }

    private static String traps() {
        StringBuilder rows = new StringBuilder();
        for (String trap : TRAPS.split(", ", -1)) {
            String name = trap.substring(0, trap.indexOf(' '));
            String to = trap.substring(trap.indexOf(' ') + 1);
            for (String size : List.of("w", "d")) {
                rows.append("t%s%s RA,RB t%s %s,RA,RB%n".formatted(size, name, size, to));
                rows.append("t%s%si RA,SI t%si %s,RA,SI%n".formatted(size, name, size, to));
            }
        }
        return rows.toString();
    }
}
