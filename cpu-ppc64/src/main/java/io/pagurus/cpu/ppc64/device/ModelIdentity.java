package io.pagurus.cpu.ppc64.device;

import io.pagurus.cpu.ppc64.model.PpcModel;
import java.util.Arrays;
import java.util.Optional;

/**
 * A model as migration knows it: whose state it takes, in which compatibility modes, and what old machine types tell of
 * it.
 */
enum ModelIdentity {
    /** POWER8, version 2.0 as QEMU has it. */
    POWER8(PpcModel.POWER8, 0xffff0000, CompatibilityMode.ISA_2_07, 0x6),
    /** POWER9, version 2.0 as QEMU has it; the major version must agree. */
    POWER9(PpcModel.POWER9, 0xffff0f00, CompatibilityMode.ISA_3_00, 0xe);

    /** MSR bits of both models that QEMU 2.7 knew: without the transaction state. */
    static final long MSR_MASK_2_7 = 0x8000_0001_0280_ff37L;

    /** QEMU's classes of instructions of both models, as far as QEMU 2.7 had them. */
    static final long INSNS_FLAGS_2_7 = 0x8000_600f_e1ff_3a61L;

    /** The second word of {@link #INSNS_FLAGS_2_7}. */
    static final long INSNS_FLAGS2_2_7 = 0x23_fff6L;

    private final PpcModel model;
    private final int family;
    private final CompatibilityMode newest;
    private final long pcrMask;

    ModelIdentity(PpcModel model, int family, CompatibilityMode newest, long pcrMask) {
        this.model = model;
        this.family = family;
        this.newest = newest;
        this.pcrMask = pcrMask;
    }

    /** {@return the model} */
    PpcModel model() {
        return model;
    }

    /** {@return MSR bits that a guest can have; a load keeps no other} */
    long msrMask() {
        return model.msrMask();
    }

    /** {@return the processor version register} */
    int pvr() {
        return model.pvr();
    }

    /**
     * {@return whether a CPU of this model goes on with the state of another}
     *
     * @param other processor version register of the other
     */
    boolean takes(int other) {
        return (other & family) == (pvr() & family);
    }

    /** {@return the compatibility mode that is the model itself} */
    CompatibilityMode newestMode() {
        return newest;
    }

    /** {@return whether the model has a compatibility mode} */
    boolean supports(CompatibilityMode mode) {
        return mode.compareTo(newest) <= 0;
    }

    /** {@return PCR of the model in a compatibility mode} */
    long pcr(CompatibilityMode mode) {
        return mode.pcr() & pcrMask;
    }

    /**
     * {@return the model that takes the state of a CPU}
     *
     * @param pvr its processor version register
     */
    static Optional<ModelIdentity> ofPvr(long pvr) {
        return Arrays.stream(values())
                .filter(model -> pvr >>> Integer.SIZE == 0 && model.takes((int) pvr))
                .findFirst();
    }

    /**
     * {@return a model}
     *
     * @param name as QEMU's {@code -cpu} takes it, in upper or lower case, with or without the version
     */
    static Optional<ModelIdentity> ofName(String name) {
        return PpcModel.named(name)
                .flatMap(model -> Arrays.stream(values())
                        .filter(identity -> identity.model == model)
                        .findFirst());
    }
}
