package io.pagurus.cpu.ppc64.spr;

import org.jspecify.annotations.Nullable;

/**
 * One special purpose register of a model.
 *
 * @param number as mfspr has it
 * @param name as the ISA calls it
 * @param problemRead how a program in problem state reads it; null if that is a privileged instruction interrupt
 * @param problemWrite how it writes it there
 * @param read how supervisor state reads it; null where only the hypervisor may, and a guest is interrupted
 * @param write how supervisor state writes it
 */
public record SpecialRegister(
        int number,
        String name,
        @Nullable Access problemRead,
        @Nullable Access problemWrite,
        @Nullable Access read,
        @Nullable Access write) {}
