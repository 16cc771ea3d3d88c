package io.pagurus.cpu.ppc64.mmu;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.state.Lpcr;
import io.pagurus.cpu.ppc64.state.Spr;

/** What follows from writing the registers that translation depends on; mtspr calls it. A new LPCR forgets everything. */
public final class TranslationRegisters {
    private TranslationRegisters() {}

    /** {@return whether a CPU translates by radix trees} */
    public static boolean radix(Cpu cpu) {
        return cpu.isa300 && (cpu.spr[Spr.LPCR] & Lpcr.HR) != 0;
    }

    /** PIDR was written: in a radix guest quadrant 0 is another's. */
    public static void pidChanged(Cpu cpu) {
        if (radix(cpu)) {
            cpu.addressSpaceChanged();
        }
    }

    /** AMR or IAMR was written, by whichever number: other classes are permitted. */
    public static void authorityChanged(Cpu cpu) {
        cpu.addressSpaceChanged();
    }
}
