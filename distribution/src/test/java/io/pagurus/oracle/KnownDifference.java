package io.pagurus.oracle;

import static io.pagurus.migration.stream.SectionKind.FULL;
import static io.pagurus.migration.stream.SectionKind.PART;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A damage after which this receiver does not say what QEMU says.
 *
 * @param why the reason
 * @param damage what happens to the stream
 * @param qemu what QEMU says; it goes on if no line says that the load failed
 * @param ours what this receiver says
 */
record KnownDifference(String why, Damage damage, List<String> qemu, List<String> ours) {
    private static final String INVALID = "load of migration failed: Invalid argument";
    private static final String CUT = "load of migration failed: Input/output error";
    private static final String IN_RAM = "error while loading state section id 2(ram)";
    private static final String IN_IOMMU = "error while loading state for instance 0x80000000 of device 'spapr_iommu'";

    static List<KnownDifference> all() {
        return List.of(
                new KnownDifference(
                        "the payload of a device that is not installed is not looked into",
                        new Damage("cut inside the CPU", s -> s.cut(Damage.payload(s, FULL, "cpu") + 5000)),
                        List.of(
                                "Failed to load cpu:env.spr",
                                "error while loading state for instance 0x0 of device 'cpu'",
                                CUT),
                        List.of("error while loading state for instance 0x0 of device 'cpu'", CUT)),
                new KnownDifference(
                        "how old a section may be is not known of a device that is not installed",
                        new Damage("an older PHB", s -> s.with32(Damage.payload(s, FULL, "spapr_pci") - 4, 0)),
                        List.of(
                                "spapr_pci: incoming version_id 0 is too old for local minimum version_id  2",
                                "error while loading state for instance 0x0 of device 'spapr_pci'",
                                INVALID),
                        List.of()),
                new KnownDifference(
                        "7.2 fills pages with any byte; newer releases take only zeros",
                        new Damage("a page of sevens", s -> s.insert(Damage.payload(s, PART, "ram"), sevens())),
                        List.of(),
                        List.of("Found a zero page with value 7", IN_RAM, INVALID)),
                new KnownDifference(
                        "a record of a newer release is known by name, though not read",
                        new Damage("a MULTIFD_FLUSH", s -> s.with64(Damage.payload(s, PART, "ram"), 0x200)),
                        List.of("Unknown combination of migration flags: 0x200", IN_RAM, INVALID),
                        List.of(
                                "Unknown combination of migration flags: 0x200",
                                IN_RAM,
                                "load of migration failed: Operation not supported")),
                new KnownDifference(
                        "a section_id may be announced once",
                        new Damage(
                                "a section twice",
                                s -> s.insert(
                                        Damage.iommu(s).end(),
                                        Arrays.copyOfRange(
                                                s.bytes(), (int) Damage.iommu(s).offset(), (int)
                                                        Damage.iommu(s).end()))),
                        List.of(),
                        List.of(INVALID)),
                new KnownDifference(
                        "only an iterable may come in parts",
                        new Damage(
                                "a START in place of FULL",
                                s -> s.with(Damage.iommu(s).offset(), (byte) 1)),
                        List.of(),
                        List.of(IN_IOMMU, INVALID)),
                new KnownDifference(
                        "names are text",
                        new Damage(
                                "a NUL in an idstr", s -> s.with(Damage.iommu(s).offset() + 8, (byte) 0)),
                        List.of(
                                "Unknown savevm section or instance 'sp' 2147483648. Make sure that your current VM setup "
                                        + "matches your saved VM setup, including any hotplugged devices",
                                INVALID),
                        List.of(INVALID)),
                new KnownDifference(
                        "an array that no memory could hold is refused before it is read",
                        new Damage(
                                "a table of 2^31-1 entries",
                                s -> s.with32(Damage.payload(s, FULL, "spapr_iommu") + 4, 0x7fffffff)),
                        List.of("Failed to load spapr_iommu:mig_table", IN_IOMMU, CUT),
                        List.of(
                                "Failed to load spapr_iommu:mig_table",
                                IN_IOMMU,
                                "load of migration failed: Cannot allocate memory")),
                new KnownDifference(
                        "streams of releases from 10.0 on are read too",
                        new Damage(
                                "a SWITCHOVER_START",
                                s -> s.insert(Damage.iommu(s).offset(), Damage.command(11))),
                        List.of("MIG_CMD 0xb unknown (len 0x0)", INVALID),
                        List.of()),
                new KnownDifference(
                        "postcopy is not spoken",
                        new Damage(
                                "a POSTCOPY_RUN", s -> s.insert(Damage.iommu(s).offset(), Damage.command(5))),
                        List.of(
                                "CMD_POSTCOPY_RUN in wrong postcopy state (0)",
                                "load of migration failed: Operation not permitted"),
                        List.of("load of migration failed: Operation not supported")));
    }

    /** A record that fills the first page. */
    private static byte[] sevens() {
        byte[] block = "ppc_spapr.ram".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(8 + 1 + block.length + 1)
                .putLong(2)
                .put((byte) block.length)
                .put(block)
                .put((byte) 7)
                .array();
    }

    @Override
    public String toString() {
        return damage + ": " + why;
    }
}
