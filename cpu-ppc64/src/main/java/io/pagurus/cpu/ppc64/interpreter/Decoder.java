package io.pagurus.cpu.ppc64.interpreter;

import io.pagurus.cpu.ppc64.decode.Form;
import io.pagurus.cpu.ppc64.decode.Opcode;
import io.pagurus.cpu.ppc64.decode.OpcodeTable;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.HostMemory;
import io.pagurus.cpu.ppc64.exec.Vector;
import io.pagurus.cpu.ppc64.state.Msr;
import org.jspecify.annotations.Nullable;

/** Makes blocks of the instructions in memory. */
final class Decoder {
    /** Most instructions of a block. */
    private static final int LONGEST = 64;

    /** SRR1 of an illegal instruction. */
    private static final long ILLEGAL = 0x80000;
    /** SRR1 of a privileged instruction in problem state. */
    private static final long PRIVILEGED = 0x40000;

    /** Classes are of no CPU: all share them, so that a thousand CPUs need no more of them than one. */
    private static final NodeClasses CLASSES = new NodeClasses();

    private final OpcodeTable table;

    Decoder(OpcodeTable table) {
        this.table = table;
    }

    /**
     * Decodes from an address to the end of the block or page.
     *
     * @param cpu for its mode
     * @param address effective address
     * @param host host address of the instruction there
     */
    Block block(Cpu cpu, long address, long host) {
        boolean stepping = (cpu.codeBits & Msr.SE) != 0;
        int room = stepping ? 1 : room(address);
        boolean traced = stepping;
        Node first = null;
        Node last = null;
        int length = 0;
        boolean ended = false;
        boolean branched = false;
        boolean refuses = false;
        while (length < room && !ended) {
            long at = address + 4L * length;
            int raw = HostMemory.get32(host + 4L * length);
            int word = cpu.littleEndian ? raw : Integer.reverseBytes(raw);
            Opcode row = table.find(word, cpu.isa300);
            if (row != null && row.is("first") && length > 0) {
                break;
            }
            Node refusing = refusal(cpu, row, word, at);
            Node node = refusing != null || row == null ? refusing : CLASSES.make(row, word, at);
            refuses = refusing != null || row == null;
            ended = refusing != null || row == null || row.endsBlock();
            branched = refusing != null || row == null || row.branches();
            traced = refusing == null && (stepping || (cpu.codeBits & Msr.BE) != 0 && row != null && row.is("traced"));
            length++;
            if (last == null) {
                first = node;
            } else {
                last.next = node;
            }
            last = node;
        }
        if (first == null || last == null) {
            throw new IllegalStateException("no instruction at 0x%x".formatted(address));
        }
        if (!branched) {
            last.next = new FallThroughNode(address + 4L * length & cpu.eaMask);
            last = last.next;
        }
        if (traced) {
            last.next = new TraceNode(address);
        }
        return new Block(address, host, cpu.codeBits, length, first, refuses);
    }

    /** {@return how many instructions a block can have at most that begins at an address} */
    static int room(long address) {
        return Math.min((Cpu.PAGE - (int) (address & Cpu.PAGE - 1)) / Integer.BYTES, LONGEST);
    }

    /** What an instruction raises instead of running, as the CPU is now; null if it may run. */
    private static @Nullable Node refusal(Cpu cpu, @Nullable Opcode row, int word, long at) {
        if (row == null) {
            return new RefusingNode(at, Vector.PROGRAM, ILLEGAL);
        }
        if (row.is("hv") || row.is("priv") && (cpu.codeBits & Msr.PR) != 0) {
            return new RefusingNode(at, Vector.PROGRAM, PRIVILEGED);
        }
        boolean upper = (word & (row.form() == Form.DQ ? 8 : 1)) != 0;
        if ((row.is("fp") || row.is("fpvec") && !upper) && (cpu.codeBits & Msr.FP) == 0) {
            return new RefusingNode(at, Vector.FP_UNAVAILABLE, 0);
        }
        if ((row.is("vec") || upper && (row.is("vsxvec") || row.is("fpvec"))) && (cpu.codeBits & Msr.VEC) == 0) {
            return new RefusingNode(at, Vector.VECTOR_UNAVAILABLE, 0);
        }
        if ((row.is("vsx") || row.is("vsxvec") && !upper) && (cpu.codeBits & Msr.VSX) == 0) {
            return new RefusingNode(at, Vector.VSX_UNAVAILABLE, 0);
        }
        return null;
    }
}
