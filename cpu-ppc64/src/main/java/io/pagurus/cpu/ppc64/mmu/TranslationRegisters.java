package io.pagurus.cpu.ppc64.mmu;

import io.pagurus.cpu.ppc64.exec.Cpu;
import io.pagurus.cpu.ppc64.state.Spr;

/** What follows from writing the registers that translation depends on; mtspr and the platform call it. */
public final class TranslationRegisters {
    /** LPCR: host radix, the partition translates by radix trees (Power ISA III 3.0, 2.2). */
    public static final long LPCR_HR = 1L << 20;
    /** LPCR: use process table. */
    public static final long LPCR_UPRT = 1L << 22;
    /** LPCR: guest translation shootdown enable, tlbie is the guest's. */
    public static final long LPCR_GTSE = 1L << 10;

    private TranslationRegisters() {}

    /** {@return whether a CPU translates by radix trees} */
    public static boolean radix(Cpu cpu) {
        return cpu.isa300 && (cpu.spr[Spr.LPCR] & LPCR_HR) != 0;
    }

    /** PIDR was written: in a radix guest quadrant 0 is another's. */
    public static void pidChanged(Cpu cpu) {
        if (radix(cpu)) {
            cpu.addressSpaceChanged();
        }
    }

    /**
     * LPCR was written.
     *
     * @param before its value before
     */
    public static void lpcrChanged(Cpu cpu, long before) {
        if (((before ^ cpu.spr[Spr.LPCR]) & (LPCR_HR | LPCR_UPRT)) != 0) {
            cpu.flushTranslations();
        }
    }

    /** AMR or IAMR was written, by whichever number: other classes are permitted. */
    public static void authorityChanged(Cpu cpu) {
        cpu.addressSpaceChanged();
    }
}
