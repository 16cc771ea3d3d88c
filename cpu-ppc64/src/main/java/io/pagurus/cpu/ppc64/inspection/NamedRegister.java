package io.pagurus.cpu.ppc64.inspection;

import io.pagurus.cpu.CpuInspection.Register;
import io.pagurus.cpu.ppc64.exec.Cpu;

/**
 * A register by name.
 *
 * @param name its name
 * @param group what it belongs to
 * @param bits its width
 * @param high reads the bits above the low 64
 * @param low reads the low 64 bits
 * @param writer writes it
 */
record NamedRegister(String name, String group, int bits, Reader high, Reader low, Writer writer) {
    /** Reads a part of a register. */
    @FunctionalInterface
    interface Reader {
        long read(Cpu cpu);
    }

    /** Writes a register; what is wider than it is cut off by the caller. */
    @FunctionalInterface
    interface Writer {
        void write(Cpu cpu, long high, long low);
    }

    /** {@return a register of up to 64 bits} */
    static NamedRegister of(String name, String group, int bits, Reader reader, Writer writer) {
        return new NamedRegister(name, group, bits, _ -> 0, reader, writer);
    }

    Register of(Cpu cpu) {
        return new Register(name, group, bits, high.read(cpu), low.read(cpu));
    }
}
