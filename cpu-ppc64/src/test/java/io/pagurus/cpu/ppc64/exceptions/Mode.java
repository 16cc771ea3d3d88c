package io.pagurus.cpu.ppc64.exceptions;

import io.pagurus.cpu.ppc64.model.PpcModel;

/** How a guest's addresses are translated, and where its interrupts go. */
enum Mode {
    /** Hash table; interrupts go to real mode. */
    POWER8_HASH(PpcModel.POWER8, false, 0),
    /** Hash table; interrupts stay translated. */
    POWER9_HASH(PpcModel.POWER9, false, 3),
    /** Radix tree; interrupts go to real mode. */
    POWER9_RADIX(PpcModel.POWER9, true, 0),
    /** Radix tree; interrupts stay translated. */
    POWER9_RADIX_RELOCATED_INTERRUPTS(PpcModel.POWER9, true, 3);

    /** The CPU. */
    final PpcModel model;

    /** Whether by radix trees. */
    final boolean radix;

    /** LPCR[AIL]. */
    final int location;

    Mode(PpcModel model, boolean radix, int location) {
        this.model = model;
        this.radix = radix;
        this.location = location;
    }
}
