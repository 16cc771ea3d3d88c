package io.pagurus.cpu.ppc64.hostile;

/** What a guest does that is no good. */
enum Hostility {
    /** Random memory as code, half of it instructions, in every mode, with random page tables. */
    MEMORY,

    /** Branches to anywhere, opcodes that do not exist, and next to nothing mapped. */
    BRANCHES,

    /** A program that writes over itself all the time; see {@link SelfWritingGuest}. */
    ITSELF
}
