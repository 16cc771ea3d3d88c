package io.pagurus.cpu.ppc64.device;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Since which release of QEMU a CPU's sections have been what they are. A release sends them in one way whatever the
 * machine type; it reads those of older ones too.
 */
enum SectionAge {
    /** Up to 5.2: as 7.2, but {@code hflags_compat_nmsr} has another name, which only the JSON shows. */
    OLD_HFLAGS("5.2"),
    /** 6.0 to 8.0: the reservation stands in the section itself. */
    RESERVATION_INSIDE("7.2"),
    /** 8.1 to 9.1: the reservation has a subsection, which is sent only while an execution is recorded or replayed. */
    RESERVATION_APART("8.1"),
    /** From 9.2 on: {@code cpu/slb} is version 2, and machine types before 3.0 are gone. */
    SLB_VERSION_2("9.2");

    private final String release;

    SectionAge(String release) {
        this.release = release;
    }

    /** {@return a release that sends them so} */
    String release() {
        return release;
    }

    /** {@return whether the reservation stands in the section itself} */
    boolean reservationInside() {
        return compareTo(RESERVATION_INSIDE) <= 0;
    }

    /**
     * {@return the age of a release's sections}
     *
     * @param release one of {@link #release()}
     */
    static Optional<SectionAge> of(String release) {
        return Arrays.stream(values())
                .filter(age -> age.release.equals(release))
                .findFirst();
    }

    /** {@return the releases that stand for ages, in words} */
    static String releases() {
        return Arrays.stream(values()).map(SectionAge::release).collect(Collectors.joining(", "));
    }
}
