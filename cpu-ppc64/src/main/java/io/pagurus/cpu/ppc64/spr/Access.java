package io.pagurus.cpu.ppc64.spr;

import io.pagurus.cpu.ppc64.exec.Cpu;

/** How a kind of special purpose register is read and written, by a program that may do so. */
public interface Access {
    /**
     * {@return what the register reads}
     *
     * @param cpu the CPU
     * @param number the register
     */
    long read(Cpu cpu, int number);

    /**
     * Writes the register.
     *
     * @param cpu the CPU
     * @param number the register
     * @param value what is written
     */
    void write(Cpu cpu, int number, long value);
}
