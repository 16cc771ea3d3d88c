package io.pagurus.cpu.ppc64.decode;

/** Instruction formats (Power ISA I 1.6): where the extended opcode stands. */
public enum Form {
    /** Branch. */
    I,
    /** Conditional branch. */
    B,
    /** System call. */
    SC(30, 31),
    /** Displacement or immediate. */
    D,
    /** Displacement, multiple of 4. */
    DS(30, 31),
    /** Displacement, multiple of 16; lxv and stxv. */
    DQ(29, 31),
    /** Displacement, multiple of 16; lq, whose low bits are reserved. */
    DQ0,
    /** Immediate in three parts. */
    DX(26, 30),
    /** Extended opcode of 10 bits. */
    X(21, 30),
    /** The same for instructions on the condition register and the branches to registers. */
    XL(21, 30),
    /** The same, with a special purpose register or a CR mask. */
    XFX(21, 30),
    /** The same, with an FPSCR mask. */
    XFL(21, 30),
    /** The same, with a VSR. */
    XX1(21, 30),
    /** Shift doubleword immediate. */
    XS(21, 29),
    /** Arithmetic with overflow. */
    XO(22, 30),
    /** Two VSRs. */
    XX2(21, 29),
    /** Two VSRs and a data class mask in three parts. */
    XX2DC(26, 28),
    /** Three VSRs. */
    XX3(21, 28),
    /** Three VSRs and a record bit. */
    XX3RC(22, 28),
    /** Three VSRs and an immediate of 2 bits before the opcode (XX3 with DM or SHW). */
    XX3DM(24, 28),
    /** Four VSRs. */
    XX4(26, 27),
    /** Four registers. */
    A(26, 30),
    /** Rotate word. */
    M,
    /** Rotate doubleword immediate. */
    MD(27, 29),
    /** Rotate doubleword. */
    MDS(27, 30),
    /** Four vector registers. */
    VA(26, 31),
    /** Three vector registers. */
    VX(21, 31),
    /** Vector compare, with a record bit. */
    VC(22, 31),
    /** Three vector registers and the preferred sign. */
    VXPS(23, 31),
    /** Decimal, with a class mask or shift. */
    Z22(22, 30),
    /** Decimal, with a rounding mode. */
    Z23(23, 30);

    private final int first;
    private final int last;

    Form() {
        this(32, 31);
    }

    Form(int first, int last) {
        this.first = first;
        this.last = last;
    }

    /** {@return mask of the extended opcode in the instruction word; 0 if there is none} */
    int mask() {
        return first > last ? 0 : (int) ((1L << (32 - first)) - (1L << (31 - last)));
    }

    /** {@return the extended opcode at its place in the instruction word} */
    int place(int extended) {
        return first > last ? 0 : extended << (31 - last);
    }
}
