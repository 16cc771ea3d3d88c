package io.pagurus.cpu.ppc64.interpreter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A basic block: instructions of one page that run one after the other. */
public final class Block {
    /** Most successors that are remembered. */
    private static final int MOST_SUCCESSORS = 48;

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

    /** Whether its last instruction can only raise its interrupt as the CPU is. */
    final boolean refuses;

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

    /** All blocks that were seen to run after it, if there are more than two. */
    private @Nullable List<Block> successors;

    /** How often it was run as nodes. */
    int executions;

    /** At how many executions it is to be told of. */
    int hotAt;

    /** What runs instead of the nodes, or null. */
    @Nullable
    CompiledCode compiled;

    /** Number of the entry of {@link #compiled} that the block is. */
    private int entry;

    Block(long address, long host, long codeBits, int length, Node first, boolean refuses) {
        this.address = address;
        this.host = host;
        this.codeBits = codeBits;
        this.length = length;
        this.first = first;
        this.refuses = refuses;
    }

    boolean fits(long nip, long bits, int now) {
        return address == nip && codeBits == bits && generation == now && valid;
    }

    /** Notes which block runs after this one now. */
    void leadsTo(Block next) {
        Block oldest = otherSuccessor;
        otherSuccessor = successor;
        successor = next;
        if (oldest != null && oldest != next) {
            List<Block> all = successors;
            if (all == null) {
                all = new ArrayList<>();
                successors = all;
            }
            if (all.size() < MOST_SUCCESSORS && !all.contains(oldest)) {
                all.add(oldest);
            }
        }
    }

    /** {@return effective address of its first instruction} */
    public long address() {
        return address;
    }

    /** {@return host address of its first instruction} */
    public long host() {
        return host;
    }

    /** {@return bits of the MSR it was decoded for} */
    public long codeBits() {
        return codeBits;
    }

    /** {@return how many instructions it has that can run as the CPU is} */
    public int runnable() {
        return refuses ? length - 1 : length;
    }

    /** {@return how often it was run as nodes} */
    public int executions() {
        return executions;
    }

    /** {@return whether it is what memory holds} */
    public boolean valid() {
        return valid;
    }

    /**
     * {@return whether it may run under the translations of now}
     *
     * @param now generation of translations
     */
    public boolean mapped(int now) {
        return valid && generation == now;
    }

    /** {@return the blocks that were seen to run after it, the latest first} */
    public List<Block> successors() {
        Set<Block> found = new LinkedHashSet<>();
        if (successor != null) {
            found.add(successor);
        }
        if (otherSuccessor != null) {
            found.add(otherSuccessor);
        }
        if (successors != null) {
            found.addAll(successors);
        }
        return List.copyOf(found);
    }

    /**
     * Has something else run in place of the nodes.
     *
     * @param code what, or null for the nodes
     * @param number of its entry that the block is
     */
    public void compiled(@Nullable CompiledCode code, int number) {
        compiled = code;
        entry = number;
    }

    /** {@return what runs in place of the nodes, or null} */
    public @Nullable CompiledCode compiled() {
        return compiled;
    }

    /** {@return number of the entry that the block is} */
    public int entry() {
        return entry;
    }

    /**
     * Has the block told of again.
     *
     * @param more after how many more executions; 0 for never
     */
    public void tellAgain(int more) {
        hotAt = more == 0 ? 0 : executions + more;
    }
}
