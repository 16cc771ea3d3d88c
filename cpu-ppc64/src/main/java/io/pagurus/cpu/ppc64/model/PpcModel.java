package io.pagurus.cpu.ppc64.model;

import io.pagurus.cpu.ppc64.state.Lpcr;
import io.pagurus.cpu.ppc64.state.Msr;
import io.pagurus.cpu.ppc64.state.PpcState;
import io.pagurus.cpu.ppc64.state.Spr;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A CPU model: the numbers that distinguish it, and the state it has when it is switched on. Taken from what
 * {@code qemu-system-ppc64} 7.2 shows of its {@code power8_v2.0} and {@code power9_v2.0} in a pseries machine.
 */
public enum PpcModel {
    /** POWER8 DD 2.0: ISA 2.07. */
    POWER8(0x004d0200, 32),

    /** POWER9 DD 2.0: ISA 3.0. */
    POWER9(0x004e1200, 56);

    /** MMCR0[FC]: all counters frozen. */
    private static final long COUNTERS_FROZEN = 0x80000000L;
    /** PSSCR[EC]: LPCR says what ends a sleep. */
    private static final long PSSCR_EC = 0x100000;
    /** RPR: relative priorities of the hardware threads. */
    private static final long RELATIVE_PRIORITIES = 0x0000_0103_070f_1f3fL;

    private static final int RPR = 186;
    private static final int AMOR = 349;
    private static final int PSSCR = 855;

    private final int pvr;
    private final int decrementerBits;

    PpcModel(int pvr, int decrementerBits) {
        this.pvr = pvr;
        this.decrementerBits = decrementerBits;
    }

    /**
     * {@return the model with a name such as {@code power9} or {@code power9_v2.0}, in any case}
     *
     * @param name a name that QEMU's -cpu takes
     */
    public static Optional<PpcModel> named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(model ->
                        wanted.equals(model.name().toLowerCase(Locale.ROOT)) || wanted.equals(model.fullName()))
                .findFirst();
    }

    /** {@return QEMU's name of the model with its version} */
    public String fullName() {
        return name().toLowerCase(Locale.ROOT) + "_v2.0";
    }

    /** {@return what the processor version register reads} */
    public int pvr() {
        return pvr;
    }

    /** {@return whether it has what ISA 3.0 brought} */
    public boolean isa300() {
        return this == POWER9;
    }

    /** {@return entries of the segment lookaside buffer} */
    public int slbEntries() {
        return 32;
    }

    /** {@return bits of the decrementer while LPCR[LD] is set; without it there are 32} */
    public int decrementerBits() {
        return decrementerBits;
    }

    /** {@return bits of the MSR that can be set; a guest never has HV} */
    public long msrMask() {
        long mask = Msr.SF | Msr.TM | Msr.VEC | Msr.VSX | Msr.EE | Msr.PR | Msr.FP | Msr.ME | Msr.FE0 | Msr.SE | Msr.BE
                | Msr.FE1 | Msr.IR | Msr.DR | Msr.PMM | Msr.RI | Msr.LE;
        return this == POWER8 ? mask | Msr.TS : mask;
    }

    /**
     * Puts a state as it is after power-on: 0x100 in big-endian real mode. What the machine presets besides (r3, the
     * address of the device tree) is its own affair, as is {@link Spr#PIR}.
     *
     * @param state all of it is overwritten; a CPU must be told afterwards that its state has changed
     */
    public void reset(PpcState state) {
        state.clear();
        state.nip = 0x100;
        state.spr[Spr.PVR] = pvr & 0xffff_ffffL;
        state.spr[Spr.DEC] = 0xffff_ffffL;
        state.spr[Spr.LPCR] = Lpcr.LPES0 | Lpcr.PECE | (this == POWER9 ? Lpcr.LD : 0);
        state.spr[Spr.MMCR0] = COUNTERS_FROZEN;
        state.spr[Spr.UMMCR0] = COUNTERS_FROZEN;
        state.spr[RPR] = RELATIVE_PRIORITIES;
        state.spr[AMOR] = -1;
        state.spr[PSSCR] = PSSCR_EC;
    }
}
