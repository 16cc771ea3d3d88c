package io.pagurus.cpu.ppc64.oracle;

import io.pagurus.cpu.ppc64.exec.CodePages;
import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.Engine;
import io.pagurus.cpu.ppc64.exec.HostMemory;
import io.pagurus.cpu.ppc64.exec.Storage;
import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.cpu.ppc64.testing.FlatMemory;
import io.pagurus.cpu.ppc64.testing.NoEnvironment;
import io.pagurus.cpu.ppc64.translator.TranslatingEngine;

/** Runs sequences on the CPU of this bundle, in problem state, and sees interrupts as a Linux program would. */
final class Ours {
    /** Interrupt vectors are below, where a program has nothing. */
    private static final long VECTORS_END = 0x10000;

    private final boolean littleEndian;
    private final boolean isa300;
    private final boolean translated;
    private final FlatMemory memory = new FlatMemory(Sequence.REGION, Sequence.REGION_SIZE);
    private final FlatMemory vectors = new FlatMemory(0, VECTORS_END);

    Ours(boolean littleEndian, boolean isa300) {
        this(littleEndian, isa300, false);
    }

    /** With {@code translated}, each sequence runs in tier 1, translated before it begins. */
    Ours(boolean littleEndian, boolean isa300, boolean translated) {
        this.translated = translated;
        this.littleEndian = littleEndian;
        this.isa300 = isa300;
        for (int i = 0; i < VECTORS_END; i += 4) {
            HostMemory.put32(vectors.host(i), Integer.reverseBytes(0x48000000)); // b .
        }
    }

    /** Memory in which the vectors stop the run. */
    private record Stopping(FlatMemory memory, FlatMemory vectors) implements Storage {
        @Override
        public long translate(Cpu cpu, long ea, int kind) {
            if (kind == FETCH && Long.compareUnsigned(ea, VECTORS_END) < 0 && (cpu.msr & Msr.PR) == 0) {
                cpu.attention();
                return vectors.host(ea);
            }
            return memory.translate(cpu, ea, kind);
        }

        @Override
        public long probe(Cpu cpu, long ea, int kind) {
            return memory.probe(cpu, ea, kind);
        }

        @Override
        public void stored(Cpu cpu, long host, int bytes) {
            memory.stored(cpu, host, bytes);
        }

        @Override
        public void decoding(Cpu cpu, long host, int words) {
            memory.decoding(cpu, host, words);
        }

        @Override
        public void listen(Cpu cpu, CodePages.Listener listener) {
            memory.listen(cpu, listener);
        }

        @Override
        public void flushOthers(Cpu by) {}

        @Override
        public void awaitOthers(Cpu by) {}

        @Override
        public boolean segmentSupported(long vsid) {
            return false;
        }
    }

    Outcome run(Sequence sequence) {
        for (long at = Sequence.REGION; at < Sequence.REGION + Sequence.REGION_SIZE; at += 8) {
            HostMemory.put64(memory.host(at), 0);
        }
        Cpu cpu = new Cpu(isa300, new Stopping(memory, vectors), new NoEnvironment());
        Registers in = sequence.in();
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
        for (int i = 0; i < Sequence.LONGEST + 64; i++) {
            int word = i < sequence.words().length ? sequence.words()[i] : Sequence.TRAP;
            HostMemory.put32(memory.host(Sequence.CODE + 4L * i), littleEndian ? word : Integer.reverseBytes(word));
        }
        cpu.nip = Sequence.CODE;
        cpu.setMsr(Msr.SF
                | Msr.TM
                | Msr.EE
                | Msr.PR
                | Msr.FP
                | Msr.VEC
                | Msr.VSX
                | Msr.ME
                | Msr.FE0
                | Msr.FE1
                | Msr.RI
                | (littleEndian ? Msr.LE : 0));
        Engine engine = translated
                ? new TranslatingEngine(cpu, Instructions.table(), 1, true)
                : new Interpreter(cpu, Instructions.table());
        engine.run(10_000);
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
        boolean interrupted = Long.compareUnsigned(cpu.nip, VECTORS_END) < 0;
        long address = interrupted ? cpu.spr[Spr.SRR0] : cpu.nip;
        return new Outcome(out, address - Sequence.CODE, interrupted ? signal(cpu) : Outcome.ENDLESS);
    }

    static long signal(Cpu cpu) {
        return switch ((int) cpu.nip & 0xff80) {
            case 0x300, 0x380, 0x400, 0x480 -> 11;
            case 0x600 -> 7;
            case 0x700 -> (cpu.spr[Spr.SRR1] & 0x20000) != 0 ? 5 : (cpu.spr[Spr.SRR1] & 0x100000) != 0 ? 8 : 4;
            default -> 4;
        };
    }
}
