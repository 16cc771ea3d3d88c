package io.pagurus.cpu.ppc64.decode;

import java.util.Locale;
import java.util.function.IntUnaryOperator;

/**
 * Fields of an instruction word (Power ISA I 1.6.28), by their names there; where one name stands for several places
 * the place is part of the name. A semantic method takes a field by a parameter of the same name in lower case. Bits are
 * counted from the most significant, as in the ISA.
 */
public enum Field {
    /** Target GPR. */
    RT(Kind.GPR, 6, 10),
    /** Source GPR. */
    RS(Kind.GPR, 6, 10),
    /** Even GPR of a pair that is the target. */
    RTP(Kind.GPR, 6, 10),
    /** Even GPR of a pair that is the source. */
    RSP(Kind.GPR, 6, 10),
    /** GPR. */
    RA(Kind.GPR, 11, 15),
    /** GPR, or zero if the field is 0: then the index of the register that is always zero. */
    RA0(Kind.GPR_OR_ZERO, word -> (word >>> 16 & 31) == 0 ? 32 : word >>> 16 & 31),
    /** GPR. */
    RB(Kind.GPR, 16, 20),
    /** GPR of the VA-form multiply-adds. */
    RC_GPR(Kind.GPR, 21, 25),
    /** Target FPR. */
    FRT(Kind.FPR, 6, 10),
    /** Source FPR. */
    FRS(Kind.FPR, 6, 10),
    /** Even FPR of a pair that is the target. */
    FRTP(Kind.FPR, 6, 10),
    /** Even FPR of a pair that is the source. */
    FRSP(Kind.FPR, 6, 10),
    /** FPR. */
    FRA(Kind.FPR, 11, 15),
    /** Even FPR of a pair. */
    FRAP(Kind.FPR, 11, 15),
    /** FPR. */
    FRB(Kind.FPR, 16, 20),
    /** Even FPR of a pair. */
    FRBP(Kind.FPR, 16, 20),
    /** FPR. */
    FRC(Kind.FPR, 21, 25),
    /** Target VR. */
    VRT(Kind.VR, 6, 10),
    /** Source VR. */
    VRS(Kind.VR, 6, 10),
    /** VR. */
    VRA(Kind.VR, 11, 15),
    /** VR. */
    VRB(Kind.VR, 16, 20),
    /** VR. */
    VRC(Kind.VR, 21, 25),
    /** Target VSR. */
    XT(Kind.VSR, word -> (word & 1) << 5 | word >>> 21 & 31),
    /** Source VSR. */
    XS(Kind.VSR, word -> (word & 1) << 5 | word >>> 21 & 31),
    /** Target VSR of the DQ form. */
    XT_DQ(Kind.VSR, word -> (word >>> 3 & 1) << 5 | word >>> 21 & 31),
    /** Source VSR of the DQ form. */
    XS_DQ(Kind.VSR, word -> (word >>> 3 & 1) << 5 | word >>> 21 & 31),
    /** VSR. */
    XA(Kind.VSR, word -> (word >>> 2 & 1) << 5 | word >>> 16 & 31),
    /** VSR. */
    XB(Kind.VSR, word -> (word >>> 1 & 1) << 5 | word >>> 11 & 31),
    /** VSR. */
    XC(Kind.VSR, word -> (word >>> 3 & 1) << 5 | word >>> 6 & 31),
    /** CR field that is the target. */
    BF(Kind.CR_FIELD, 6, 8),
    /** CR field, or FPSCR field, that is the source. */
    BFA(Kind.CR_FIELD, 11, 13),
    /** CR bit that is the target. */
    BT(Kind.CR_BIT, 6, 10),
    /** CR bit. */
    BA(Kind.CR_BIT, 11, 15),
    /** CR bit. */
    BB(Kind.CR_BIT, 16, 20),
    /** CR bit of isel. */
    BC(Kind.CR_BIT, 21, 25),
    /** Condition of a branch. */
    BI(Kind.CR_BIT, 11, 15),
    /** Options of a branch. */
    BO(Kind.UNSIGNED, 6, 10),
    /** Hint of a branch. */
    BH(Kind.UNSIGNED, 19, 20),
    /** Displacement of a conditional branch in bytes. */
    BD(Kind.TARGET, word -> (short) (word & 0xfffc)),
    /** Displacement of a branch in bytes. */
    LI(Kind.TARGET, word -> (word & 0x03fffffc) << 6 >> 6),
    /** Absolute address. */
    AA(Kind.FLAG, 30, 30),
    /** Set the link register. */
    LK(Kind.FLAG, 31, 31),
    /** Record in CR field 0, 1 or 6. */
    RC(Kind.FLAG, 31, 31),
    /** Record, of the VC and some XX3 forms. */
    RC21(Kind.FLAG, 21, 21),
    /** Set overflow. */
    OE(Kind.FLAG, 21, 21),
    /** Signed immediate. */
    SI(Kind.SIGNED, word -> (short) word),
    /** Unsigned immediate. */
    UI(Kind.UNSIGNED, 16, 31),
    /** Displacement in bytes. */
    D(Kind.DISPLACEMENT, word -> (short) word),
    /** Displacement in bytes, a multiple of 4. */
    DS(Kind.DISPLACEMENT, word -> (short) (word & 0xfffc)),
    /** Displacement in bytes, a multiple of 16. */
    DQ(Kind.DISPLACEMENT, word -> (short) (word & 0xfff0)),
    /** Displacement in bytes of the hash instructions: negative, a multiple of 8. */
    HD(Kind.DISPLACEMENT, word -> ((word & 1) << 5 | word >>> 21 & 31) * 8 - 512),
    /** Immediate of addpcis. */
    D_DX(Kind.SIGNED, word -> (short) (word & 0xffc0 | word >>> 15 & 0x3e | word & 1)),
    /** Shift of 0 to 31. */
    SH(Kind.UNSIGNED, 16, 20),
    /** Shift of 0 to 63. */
    SH6(Kind.UNSIGNED, word -> (word >>> 1 & 1) << 5 | word >>> 11 & 31),
    /** Shift of the decimal instructions. */
    SH_DFP(Kind.UNSIGNED, 16, 21),
    /** Byte count; 0 means 32. */
    NB(Kind.UNSIGNED, 16, 20),
    /** First bit of a mask of 32. */
    MB(Kind.UNSIGNED, 21, 25),
    /** Last bit of a mask of 32. */
    ME(Kind.UNSIGNED, 26, 30),
    /** First bit of a mask of 64. */
    MB6(Kind.UNSIGNED, word -> word & 0x20 | word >>> 6 & 31),
    /** Last bit of a mask of 64. */
    ME6(Kind.UNSIGNED, word -> word & 0x20 | word >>> 6 & 31),
    /** Special purpose register. */
    SPR(Kind.SPR, word -> word >>> 16 & 31 | (word >>> 11 & 31) << 5),
    /** Time base register of mftb. */
    TBR(Kind.SPR, word -> word >>> 16 & 31 | (word >>> 11 & 31) << 5),
    /** CR fields, one bit each. */
    FXM(Kind.UNSIGNED, 12, 19),
    /** FPSCR fields, one bit each. */
    FLM(Kind.UNSIGNED, 7, 14),
    /** Value of an FPSCR field. */
    U(Kind.UNSIGNED, 16, 19),
    /** Which half of the FPSCR. */
    W(Kind.UNSIGNED, 15, 15),
    /** Whole FPSCR. */
    L6(Kind.UNSIGNED, 6, 6),
    /** Trap condition. */
    TO(Kind.UNSIGNED, 6, 10),
    /** Doubleword compare. */
    L10(Kind.UNSIGNED, 10, 10),
    /** Which barrier, which paste. */
    L9_10(Kind.UNSIGNED, 9, 10),
    /** Which mtmsr; which slbmfee. */
    L15(Kind.UNSIGNED, 15, 15),
    /** Length code of darn; L of copy. */
    L14_15(Kind.UNSIGNED, 14, 15),
    /** Whether rfebb enables event-based branches. */
    S20(Kind.UNSIGNED, 20, 20),
    /** Level of a system call. */
    LEV(Kind.UNSIGNED, 20, 26),
    /** Hint of a load-and-reserve. */
    EH(Kind.UNSIGNED, 31, 31),
    /** Hint of a touch; stream. */
    TH(Kind.UNSIGNED, 6, 10),
    /** Cache level. */
    CT(Kind.UNSIGNED, 7, 10),
    /** Function code of an atomic. */
    FC(Kind.UNSIGNED, 16, 20),
    /** Wait condition. */
    WC(Kind.UNSIGNED, 9, 10),
    /** Signed vector immediate. */
    SIM(Kind.SIGNED, word -> (word & 0x1f0000) << 11 >> 27),
    /** Signed immediate of tabortwci. and tabortdci. */
    SI5(Kind.SIGNED, word -> (word & 0xf800) << 16 >> 27),
    /** Unsigned vector immediate of 1 bit. */
    UIM1(Kind.UNSIGNED, 15, 15),
    /** Unsigned vector immediate of 2 bits. */
    UIM2(Kind.UNSIGNED, 14, 15),
    /** Unsigned vector immediate of 3 bits. */
    UIM3(Kind.UNSIGNED, 13, 15),
    /** Unsigned vector immediate of 4 bits. */
    UIM4(Kind.UNSIGNED, 12, 15),
    /** Unsigned vector immediate of 5 bits. */
    UIM5(Kind.UNSIGNED, 11, 15),
    /** Unsigned vector immediate of 8 bits. */
    IMM8(Kind.UNSIGNED, 13, 20),
    /** Shift in bytes. */
    SHB(Kind.UNSIGNED, 22, 25),
    /** Shift in words. */
    SHW(Kind.UNSIGNED, 22, 23),
    /** Doubleword selection. */
    DM(Kind.UNSIGNED, 22, 23),
    /** Preferred sign. */
    PS(Kind.UNSIGNED, 22, 22),
    /** SHA function select. */
    ST(Kind.UNSIGNED, 16, 16),
    /** SHA word select. */
    SIX(Kind.UNSIGNED, 17, 20),
    /** Data class mask of 7 bits. */
    DCMX(Kind.UNSIGNED, 9, 15),
    /** Data class mask of the vector forms, split. */
    DCMX_XX2(Kind.UNSIGNED, word -> (word >>> 6 & 1) << 6 | (word >>> 2 & 1) << 5 | word >>> 16 & 31),
    /** Data class or group mask of the decimal instructions. */
    DCM(Kind.UNSIGNED, 16, 21),
    /** Rounding mode control. */
    RMC(Kind.UNSIGNED, 21, 22),
    /** Which carry addex takes. */
    CY(Kind.UNSIGNED, 21, 22),
    /** Rounding mode of mffscrni. */
    RM(Kind.UNSIGNED, 19, 20),
    /** Decimal rounding mode of mffscdrni. */
    DRM(Kind.UNSIGNED, 18, 20),
    /** Round to integral: which mode table. */
    R15(Kind.UNSIGNED, 15, 15),
    /** Reference significance, decimal. */
    TE(Kind.SIGNED, word -> (word & 0x1f0000) << 11 >> 27),
    /** Reference significance of dtstsfi. */
    UIM6(Kind.UNSIGNED, 10, 15),
    /** Signed decimal encoding. */
    S11(Kind.UNSIGNED, 11, 11),
    /** Decimal sign options. */
    SP(Kind.UNSIGNED, 11, 12),
    /** Inexact of the quad roundings. */
    EX(Kind.FLAG, 31, 31),
    /** Scope of tlbie: which entries. */
    RIC(Kind.UNSIGNED, 12, 13),
    /** Scope of tlbie: process or partition. */
    PRS(Kind.UNSIGNED, 14, 14),
    /** Invalidation class of slbia. */
    IH(Kind.UNSIGNED, 8, 10),
    /** Entry of the branch history rolling buffer. */
    BHRBE(Kind.UNSIGNED, 11, 20),
    /** Segment register. */
    SR(Kind.UNSIGNED, 12, 15),
    /** Rollback-only transaction; resume. */
    R10(Kind.UNSIGNED, 10, 10),
    /** End all of a nest of transactions. */
    A6(Kind.UNSIGNED, 6, 6),
    /** The whole instruction word. */
    INSN(Kind.UNSIGNED, word -> word);

    /** What a field says, for the disassembler. */
    public enum Kind {
        /** A general purpose register. */
        GPR,
        /** A general purpose register, or the number zero. */
        GPR_OR_ZERO,
        /** A floating-point register. */
        FPR,
        /** A vector register. */
        VR,
        /** A vector-scalar register. */
        VSR,
        /** A condition register field. */
        CR_FIELD,
        /** A condition register bit. */
        CR_BIT,
        /** A special purpose register. */
        SPR,
        /** A signed number. */
        SIGNED,
        /** An unsigned number. */
        UNSIGNED,
        /** A displacement of a storage operand. */
        DISPLACEMENT,
        /** A displacement of a branch. */
        TARGET,
        /** One bit that changes the mnemonic. */
        FLAG
    }

    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // Lambdas without captures.
    private final IntUnaryOperator extract;

    Field(Kind kind, int first, int last) {
        this(kind, word -> word >>> (31 - last) & ((1 << (last - first + 1)) - 1));
    }

    Field(Kind kind, IntUnaryOperator extract) {
        this.kind = kind;
        this.extract = extract;
    }

    /** {@return what it says} */
    public Kind kind() {
        return kind;
    }

    /**
     * {@return the field's value in an instruction}
     *
     * @param word the instruction
     */
    public int of(int word) {
        return extract.applyAsInt(word);
    }

    /**
     * {@return the field that a parameter of a semantic method takes}
     *
     * @param parameter its name: the field's in lower case without underscores
     * @throws IllegalArgumentException if no field has that name
     */
    public static Field ofParameter(String parameter) {
        for (Field field : values()) {
            if (field.name().replace("_", "").toLowerCase(Locale.ROOT).equals(parameter.toLowerCase(Locale.ROOT))) {
                return field;
            }
        }
        throw new IllegalArgumentException("no instruction field is called " + parameter);
    }
}
