package io.pagurus.cpu.ppc64.device;

import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceException;

/**
 * How a CPU's sections are sent: by the age of the sender, and what machine types set for their CPUs.
 *
 * @param age of the sections
 * @param pre28 {@code pre-2.8-migration}: masks of instructions and of the MSR follow the registers
 * @param pre210 {@code pre-2.10-migration}: the compatibility mode stays at home
 * @param pre30 {@code pre-3.0-migration}: the number of SLB entries precedes them
 * @param rtasStopped {@code rtas-stopped-state}: whether the CPU was stopped by RTAS is sent
 */
record SectionRules(SectionAge age, boolean pre28, boolean pre210, boolean pre30, boolean rtasStopped) {
    static final String AGE = "x-sections";
    static final String PRE_2_8 = "pre-2.8-migration";
    static final String PRE_2_10 = "pre-2.10-migration";
    static final String PRE_3_0 = "pre-3.0-migration";
    static final String RTAS_STOPPED = "rtas-stopped-state";

    /** What the newest machine type sets. */
    static final SectionRules NEWEST = new SectionRules(SectionAge.SLB_VERSION_2, false, false, false, true);

    static SectionRules of(DeviceConfig config) throws DeviceException {
        String release = config.get(AGE).orElse(NEWEST.age.release());
        SectionAge age = SectionAge.of(release)
                .orElseThrow(() -> new DeviceException(
                        "property '%s' expects one of %s, not '%s'".formatted(AGE, SectionAge.releases(), release)));
        return new SectionRules(
                age,
                config.flag(PRE_2_8, false),
                config.flag(PRE_2_10, false),
                config.flag(PRE_3_0, false),
                config.flag(RTAS_STOPPED, true));
    }

    /** {@return whether the reservation stands in the section itself} */
    boolean reservationInside() {
        return age.reservationInside();
    }
}
