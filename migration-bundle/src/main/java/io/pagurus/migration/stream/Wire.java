package io.pagurus.migration.stream;

/** Marks of the outer structure (QEMU's {@code QEMU_VM_*}). */
final class Wire {
    /** "QEVM". */
    static final long MAGIC = 0x5145564dL;
    /** The version written and read. */
    static final long VERSION = 3;
    /** The version of the obsolete format. */
    static final long VERSION_2 = 2;

    static final int EOF = 0x00;
    static final int SUBSECTION = 0x05;
    static final int VMDESCRIPTION = 0x06;
    static final int CONFIGURATION = 0x07;
    static final int COMMAND = 0x08;
    static final int FOOTER = 0x7e;

    private Wire() {}
}
