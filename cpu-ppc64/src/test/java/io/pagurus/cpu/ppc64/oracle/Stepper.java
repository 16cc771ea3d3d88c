package io.pagurus.cpu.ppc64.oracle;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.HostMemory;
import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.cpu.ppc64.testing.FlatMemory;
import io.pagurus.cpu.ppc64.testing.NoEnvironment;

/** Runs single instructions on one CPU of this bundle, in problem state; each at an address of its own. */
final class Stepper {
    private static final int CODE_SIZE = 1 << 20;
    private static final int TRAP = Sequence.TRAP;

    private final FlatMemory memory = new FlatMemory(Sequence.REGION, 0xa000 + CODE_SIZE);
    private final boolean littleEndian;
    private final Cpu cpu;
    private final Interpreter interpreter;
    private final long msr;
    private int used;

    Stepper(boolean littleEndian, boolean isa300) {
        this.littleEndian = littleEndian;
        cpu = new Cpu(isa300, memory, new NoEnvironment());
        interpreter = new Interpreter(cpu, Instructions.table());
        msr = Msr.SF | Msr.PR | Msr.FP | Msr.VEC | Msr.VSX | Msr.FE0 | Msr.FE1 | (littleEndian ? Msr.LE : 0);
    }

    /** {@return what the one instruction of a case leaves} */
    Outcome run(Sequence one) {
        long code = Sequence.CODE + used;
        used += 8;
        put(code, one.words()[0]);
        put(code + 4, TRAP);
        Registers in = one.in();
        System.arraycopy(in.gpr, 0, cpu.gpr, 0, 32);
        System.arraycopy(in.vsr, 0, cpu.vsr, 0, 128);
        cpu.setCrWord((int) in.cr);
        cpu.setXer(in.xer);
        cpu.lr = in.lr;
        cpu.ctr = in.ctr;
        cpu.fpscr = in.fpscr;
        cpu.setVscrWord((int) in.vscr);
        for (int i = 0; i < Registers.WINDOW_SIZE; i++) {
            HostMemory.put8(memory.host(Sequence.WINDOW + i), in.window[i]);
        }
        cpu.setMsr(msr);
        cpu.nip = code;
        interpreter.run(1);
        return outcome(code);
    }

    private void put(long address, int word) {
        HostMemory.put32(memory.host(address), littleEndian ? word : Integer.reverseBytes(word));
    }

    private Outcome outcome(long code) {
        Registers out = new Registers();
        System.arraycopy(cpu.gpr, 0, out.gpr, 0, 32);
        System.arraycopy(cpu.vsr, 0, out.vsr, 0, 128);
        out.cr = cpu.crWord() & 0xffff_ffffL;
        out.xer = cpu.xer();
        out.lr = cpu.lr;
        out.ctr = cpu.ctr;
        out.fpscr = cpu.fpscr;
        out.vscr = cpu.vscrWord() & 0xffff_ffffL;
        for (int i = 0; i < Registers.WINDOW_SIZE; i++) {
            out.window[i] = (byte) HostMemory.get8(memory.host(Sequence.WINDOW + i));
        }
        // The oracle's program ends in the trap instruction behind; here it is enough to have come to it.
        return cpu.msr == msr
                ? new Outcome(out, cpu.nip - code, 5)
                : new Outcome(out, cpu.spr[Spr.SRR0] - code, Ours.signal(cpu.nip, cpu.spr[Spr.SRR1]));
    }
}
