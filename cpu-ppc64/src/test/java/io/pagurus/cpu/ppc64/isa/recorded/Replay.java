package io.pagurus.cpu.ppc64.isa.recorded;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.exec.HostMemory;
import io.pagurus.cpu.ppc64.interpreter.Interpreter;
import io.pagurus.cpu.ppc64.isa.Instructions;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.Spr;
import io.pagurus.cpu.ppc64.testing.FlatMemory;
import io.pagurus.cpu.ppc64.testing.NoEnvironment;

/** Runs cases on the CPU of this bundle, in problem state. */
final class Replay {

    private final boolean littleEndian;
    private final FlatMemory memory = new FlatMemory(0x2000_0000L, 0x1_0000);
    private final Cpu cpu;
    private final long msr;

    Replay(boolean power9, boolean littleEndian) {
        this.littleEndian = littleEndian;
        cpu = new Cpu(power9, memory, new NoEnvironment());
        msr = Msr.SF | Msr.PR | Msr.TM | Msr.FP | Msr.VEC | Msr.VSX | (littleEndian ? Msr.LE : 0);
    }

    /** {@return what a case leaves} */
    String run(InstructionCase in) {
        InstructionCase.Registers registers = in.registers();
        System.arraycopy(registers.gpr, 0, cpu.gpr, 0, 32);
        cpu.setCrWord(registers.cr);
        cpu.setXer(registers.xer);
        cpu.lr = registers.lr;
        cpu.ctr = registers.ctr;
        cpu.spr[Spr.TAR] = registers.tar;
        cpu.reserveAddress = -1;
        for (int at = 0; at < InstructionCase.WINDOW_SIZE; at++) {
            HostMemory.put8(memory.host(InstructionCase.WINDOW + at), registers.window[at]);
        }
        int count = in.words().length;
        for (int k = 0; k < count; k++) {
            int word = in.words()[k];
            HostMemory.put32(
                    memory.host(InstructionCase.CODE + 4L * k), littleEndian ? word : Integer.reverseBytes(word));
        }
        int first = registers.tar != 0 ? 1 : 0;
        cpu.setMsr(msr);
        cpu.nip = InstructionCase.CODE + 4L * first;
        Interpreter interpreter = new Interpreter(cpu, Instructions.table());
        String end = "on";
        long nip = cpu.nip;
        for (int k = first; k < count && end.equals("on"); k++) {
            interpreter.run(1);
            nip = cpu.nip;
            if (cpu.msr != msr) {
                end = ending();
                nip = cpu.spr[Spr.SRR0];
            }
        }
        InstructionCase.Registers out = new InstructionCase.Registers();
        System.arraycopy(cpu.gpr, 0, out.gpr, 0, 32);
        out.cr = cpu.crWord();
        out.xer = cpu.xer();
        out.lr = cpu.lr;
        out.ctr = cpu.ctr;
        for (int at = 0; at < InstructionCase.WINDOW_SIZE; at++) {
            out.window[at] = (byte) HostMemory.get8(memory.host(InstructionCase.WINDOW + at));
        }
        return Outcome.line(in, end, nip, out);
    }

    private String ending() {
        return switch ((int) (cpu.nip & 0xfff)) {
            case 0x300, 0x380 -> "storage";
            case 0x600 -> "alignment";
            case 0x700 -> (cpu.spr[Spr.SRR1] & 0x20000) != 0 ? "trap" : "illegal";
            default -> "interrupt " + Long.toHexString(cpu.nip);
        };
    }
}
