package io.pagurus.spapr.machine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Version of a pseries machine type.
 *
 * @param major QEMU's major version
 * @param minor QEMU's minor version
 */
public record PseriesVersion(int major, int minor) implements Comparable<PseriesVersion> {
    private static final String PREFIX = "pseries-";

    /** Every version, oldest first. */
    static final List<PseriesVersion> ALL = Stream.of(
                    "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "2.8", "2.9", "2.10", "2.11", "2.12", "3.0", "3.1",
                    "4.0", "4.1", "4.2", "5.0", "5.1", "5.2", "6.0", "6.1", "6.2", "7.0", "7.1", "7.2", "8.0", "8.1",
                    "8.2", "9.0", "9.1", "9.2", "10.0", "10.1", "10.2", "11.0", "11.1")
            .map(PseriesVersion::of)
            .toList();

    /**
     * {@return a version}
     *
     * @param text such as {@code 7.2}
     */
    public static PseriesVersion of(String text) {
        int dot = text.indexOf('.');
        return new PseriesVersion(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    /**
     * {@return the version of a machine type; empty if it is no pseries}
     *
     * @param machineType such as {@code pseries-7.2}
     */
    public static Optional<PseriesVersion> ofMachineType(String machineType) {
        return ALL.stream()
                .filter(version -> version.machineType().equals(machineType))
                .findFirst();
    }

    /** {@return the machine type's name} */
    public String machineType() {
        return PREFIX + this;
    }

    /**
     * {@return whether this is a version or an older one}
     *
     * @param text such as {@code 7.2}
     */
    public boolean upTo(String text) {
        return compareTo(of(text)) <= 0;
    }

    @Override
    public int compareTo(PseriesVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
