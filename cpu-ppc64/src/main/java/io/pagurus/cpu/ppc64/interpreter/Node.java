package io.pagurus.cpu.ppc64.interpreter;

import io.pagurus.cpu.ppc64.exec.Cpu;
import org.jspecify.annotations.Nullable;

/** One instruction of a block, ready to run: its operands are taken apart. */
public abstract class Node {
    /** Effective address of the instruction. */
    final long address;

    /** The instruction after it in its block, or null at the end. */
    @Nullable
    Node next;

    /**
     * A node.
     *
     * @param address effective address of the instruction
     */
    protected Node(long address) {
        this.address = address;
    }

    /**
     * Runs the instruction.
     *
     * @param cpu on which
     */
    public abstract void execute(Cpu cpu);
}
