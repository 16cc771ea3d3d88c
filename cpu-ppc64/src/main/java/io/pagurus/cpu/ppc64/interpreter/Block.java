package io.pagurus.cpu.ppc64.interpreter;

import org.jspecify.annotations.Nullable;

/** A basic block: instructions of one page that run one after the other. */
final class Block {
    /** Effective address of the first instruction. */
    final long address;

    /** Host address of the first instruction: which page of memory it was decoded from. */
    final long host;

    /** The MSR bits it was decoded for. */
    final long codeBits;

    /** Instructions in it. */
    final int length;

    /** Its first instruction. */
    final Node first;

    /** The generation of translations in which {@link #address} was last seen to mean {@link #host}. */
    int generation;

    /** False once a word of it was written to, by whichever CPU. */
    volatile boolean valid = true;

    /** The block that ran after this one the last time, tried first. */
    @Nullable
    Block successor;

    /** The other block that ran after it. */
    @Nullable
    Block otherSuccessor;

    Block(long address, long host, long codeBits, int length, Node first) {
        this.address = address;
        this.host = host;
        this.codeBits = codeBits;
        this.length = length;
        this.first = first;
    }

    boolean fits(long nip, long bits, int now) {
        return address == nip && codeBits == bits && generation == now && valid;
    }
}
