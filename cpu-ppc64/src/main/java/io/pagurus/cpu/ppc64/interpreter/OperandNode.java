package io.pagurus.cpu.ppc64.interpreter;

/**
 * A node that calls a semantic method. {@link NodeClasses} makes one subclass for each method and each value of its
 * flags; the other operands are in the fields here, in the order of the method's parameters.
 */
public abstract class OperandNode extends Node {
    /** First operand that is not a flag. */
    protected final int a;
    /** Second operand. */
    protected final int b;
    /** Third operand. */
    protected final int c;
    /** Fourth operand. */
    protected final int d;
    /** Fifth operand. */
    protected final int e;
    /** The instruction's own address. */
    protected final long cia;

    /**
     * A node.
     *
     * @param cia effective address of the instruction
     * @param operands five operands; those the method does not take are zero
     */
    protected OperandNode(long cia, int[] operands) {
        super(cia);
        this.cia = cia;
        a = operands[0];
        b = operands[1];
        c = operands[2];
        d = operands[3];
        e = operands[4];
    }
}
