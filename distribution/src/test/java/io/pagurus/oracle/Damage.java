package io.pagurus.oracle;

import static io.pagurus.migration.stream.SectionKind.FULL;
import static io.pagurus.migration.stream.SectionKind.PART;
import static io.pagurus.migration.stream.SectionKind.START;

import io.pagurus.migration.stream.SectionKind;
import io.pagurus.migration.stream.StreamItem.SectionItem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Something that happens to a stream on its way.
 *
 * @param what in words
 * @param arrives what becomes of the stream
 */
record Damage(String what, Function<SentStream, byte[]> arrives) {
    private static final int HEADER = 8;
    private static final int NAME_LENGTH = HEADER + 1;
    private static final int NAME = NAME_LENGTH + 4;
    private static final String IOMMU = "spapr_iommu";
    private static final String RAM = "ram";
    /** A record's header, then the length and the name of its block. */
    private static final int BLOCK_NAME = 8 + 1;

    /** {@return what can happen to the stream of a {@code pseries-7.2} machine and is foreseen word for word} */
    static List<Damage> foreseen() {
        List<Damage> all = new ArrayList<>();
        all.addAll(ofTheHeader());
        all.addAll(ofRam());
        all.addAll(ofTheHashPageTable());
        all.addAll(ofASectionHeader());
        all.addAll(ofAPayload());
        all.addAll(ofTheEnd());
        return all;
    }

    private static List<Damage> ofTheHeader() {
        return List.of(
                new Damage("bad magic", s -> s.with(0, (byte) 'P')),
                new Damage("cut inside the magic", s -> s.cut(2)),
                new Damage("stream version 2", s -> s.with32(4, 2)),
                new Damage("stream version 4", s -> s.with32(4, 4)),
                new Damage("cut before the configuration", s -> s.cut(HEADER)),
                new Damage("no configuration", s -> s.without(HEADER, NAME + "pseries-7.2".length())),
                new Damage("cut inside the name's length", s -> s.cut(NAME_LENGTH + 2)),
                new Damage("cut inside the machine type", s -> s.cut(NAME + 4)),
                new Damage("another machine type", s -> s.withText(NAME, "pseries-7.1")),
                new Damage(
                        "the beginning of the machine type",
                        s -> s.replace(NAME_LENGTH, NAME + 11, "\0\0\0\tpseries-7")),
                new Damage(
                        "another page size",
                        s -> s.insert(NAME + 11, subsection("configuration/target-page-bits", 0, 0, 0, 14))),
                new Damage("an unknown subsection", s -> s.insert(NAME + 11, subsection("configuration/new", 0))));
    }

    private static List<Damage> ofRam() {
        return List.of(
                new Damage("ram of version 3", s -> s.with32(payload(s, START, RAM) - 4, 3)),
                new Damage("ram of version 5", s -> s.with32(payload(s, START, RAM) - 4, 5)),
                new Damage("cut inside the RAM's name", s -> s.cut(payload(s, START, RAM) + 12)),
                new Damage("another RAM block", s -> s.withText(payload(s, START, RAM) + BLOCK_NAME, "other")),
                new Damage(
                        "RAM of another size",
                        s -> s.with64(payload(s, START, RAM) + BLOCK_NAME + "ppc_spapr.ram".length(), 0x8000000)),
                new Damage(
                        "PART of a section never begun",
                        s -> s.with32(s.section(PART, RAM).offset() + 1, 77)),
                new Damage(
                        "cut inside the section_id of a PART",
                        s -> s.cut(s.section(PART, RAM).offset() + 3)),
                new Damage("cut inside a record's header", s -> s.cut(payload(s, PART, RAM) + 4)),
                new Damage("cut inside a record's block name", s -> s.cut(payload(s, PART, RAM) + 12)),
                new Damage("cut inside a page", s -> s.cut(payload(s, PART, RAM) + 2000)),
                new Damage(
                        "cut in the middle of RAM",
                        s -> s.cut((payload(s, PART, RAM) + s.section(PART, RAM).payloadEnd()) / 2)),
                new Damage("a page of another block", s -> s.withText(payload(s, PART, RAM) + BLOCK_NAME, "other")),
                new Damage("a page of no block", s -> s.with64(payload(s, PART, RAM), 0x28)),
                new Damage("a page outside its block", s -> s.with64(payload(s, PART, RAM), 0x40000008)),
                new Damage("a record without flags", s -> s.with64(payload(s, PART, RAM), 0)),
                new Damage("an unknown record", s -> s.with64(payload(s, PART, RAM), 0x400)),
                new Damage(
                        "RAM without footer", s -> s.with(s.section(PART, RAM).payloadEnd(), (byte) 0)));
    }

    private static List<Damage> ofTheHashPageTable() {
        String htab = "spapr/htab";
        return List.of(
                new Damage("a newer hash page table", s -> s.with32(payload(s, START, htab) - 4, 2)),
                new Damage("an older hash page table", s -> s.with32(payload(s, START, htab) - 4, 0)),
                new Damage("cut inside the table's size", s -> s.cut(payload(s, START, htab) + 2)),
                new Damage("cut between chunks of the table", s -> s.cut(payload(s, PART, htab) + 4)),
                new Damage("entries outside the table", s -> s.with32(payload(s, PART, htab) + 4, 0x7fffffff)));
    }

    private static List<Damage> ofASectionHeader() {
        return List.of(
                new Damage("an unknown section type", s -> s.insert(iommu(s).offset(), (byte) 9)),
                new Damage("a footer where a section should be", s -> s.insert(iommu(s).offset(), (byte) 0x7e)),
                new Damage("cut inside the section_id", s -> s.cut(iommu(s).offset() + 3)),
                new Damage("cut inside the idstr", s -> s.cut(iommu(s).offset() + 10)),
                new Damage("cut inside the version_id", s -> s.cut(payload(s, FULL, IOMMU) - 2)),
                new Damage("another idstr", s -> s.withText(iommu(s).offset() + 6, "spapr_iommx")),
                new Damage("an instance_id that nobody has", s -> s.with32(payload(s, FULL, IOMMU) - 8, 0)),
                new Damage("the instance_id of its neighbour", s -> s.with32(payload(s, FULL, IOMMU) - 8, 0x80000001)),
                new Damage("a newer section", s -> s.with32(payload(s, FULL, IOMMU) - 4, 4)),
                new Damage("a section as of version 2", s -> s.with32(payload(s, FULL, IOMMU) - 4, 2)),
                new Damage("an older section", s -> s.with32(payload(s, FULL, IOMMU) - 4, 1)),
                new Damage("no section at all", s -> s.without(iommu(s).offset(), iommu(s).end())),
                new Damage("an unknown command", s -> s.insert(iommu(s).offset(), command(99))),
                new Damage("a PING of 3 bytes", s -> s.insert(iommu(s).offset(), command(2, 0, 0, 1))),
                new Damage("a PING without return path", s -> s.insert(iommu(s).offset(), command(2, 0, 0, 0, 1))));
    }

    private static List<Damage> ofAPayload() {
        String vty = "vty@71000000/spapr_vty";
        String nvram = "nvram@71000001/spapr_nvram";
        return List.of(
                new Damage("cut before the LIOBN", s -> s.cut(payload(s, FULL, IOMMU))),
                new Damage("cut inside the LIOBN", s -> s.cut(payload(s, FULL, IOMMU) + 2)),
                new Damage("another LIOBN", s -> s.with32(payload(s, FULL, IOMMU), 0x7fffffff)),
                new Damage("cut inside mig_table", s -> s.cut(payload(s, FULL, IOMMU) + 5000)),
                new Damage("one byte more", s -> s.insert(iommu(s).payloadEnd(), (byte) 9)),
                new Damage("one byte less", s -> s.without(iommu(s).payloadEnd() - 1, iommu(s).payloadEnd())),
                new Damage(
                        "a subsection nobody knows",
                        s -> s.insert(iommu(s).payloadEnd(), subsection("spapr_iommu/fault", 0))),
                new Damage("cut before the footer", s -> s.cut(iommu(s).payloadEnd())),
                new Damage("cut inside the footer", s -> s.cut(iommu(s).payloadEnd() + 3)),
                new Damage("a flipped footer", s -> s.with(iommu(s).payloadEnd(), (byte) 0x7f)),
                new Damage("the footer of another section", s -> s.with32(iommu(s).payloadEnd() + 1, 99)),
                new Damage("cut before the next section", s -> s.cut(iommu(s).end())),
                new Damage("cut before the terminal's reg", s -> s.cut(payload(s, FULL, vty))),
                new Damage("another terminal", s -> s.with32(payload(s, FULL, vty), -1)),
                new Damage(
                        "cut inside the terminal's buffer",
                        s -> s.cut(s.section(FULL, vty).payloadEnd() - 1)),
                new Damage("an older terminal", s -> s.with32(payload(s, FULL, vty) - 4, 0)),
                new Damage("cut inside the NVRAM", s -> s.cut(payload(s, FULL, nvram) + 99)),
                new Damage("cut inside the clock", s -> s.cut(payload(s, FULL, "spapr/rtc") + 4)),
                new Damage(
                        "a newer device that is not installed here",
                        s -> s.with32(payload(s, FULL, "spapr_pci") - 4, 99)));
    }

    private static List<Damage> ofTheEnd() {
        return List.of(
                new Damage("cut before the end mark", s -> s.cut(s.eof())),
                new Damage("cut after the end mark", s -> s.cut(s.eof() + 1)),
                new Damage("an early end mark", s -> s.insert(iommu(s).offset(), (byte) 0)),
                new Damage("cut inside the length of the JSON", s -> s.cut(s.eof() + 2)),
                new Damage("cut inside the JSON", s -> s.cut(s.eof() + 1000)),
                new Damage("something else than the JSON", s -> s.with(s.eof() + 1, (byte) 3)),
                new Damage("more than the JSON", s -> s.insert(s.bytes().length, new byte[9])));
    }

    static SectionItem iommu(SentStream stream) {
        return stream.section(FULL, IOMMU);
    }

    static long payload(SentStream stream, SectionKind kind, String idstr) {
        return stream.section(kind, idstr).header().payloadOffset();
    }

    static byte[] command(int type, int... data) {
        byte[] command = new byte[5 + data.length];
        command[0] = 8;
        command[2] = (byte) type;
        command[4] = (byte) data.length;
        for (int i = 0; i < data.length; i++) {
            command[5 + i] = (byte) data[i];
        }
        return command;
    }

    private static byte[] subsection(String name, int... body) {
        byte[] bytes = new byte[2 + name.length() + 4 + body.length];
        bytes[0] = 5;
        bytes[1] = (byte) name.length();
        for (int i = 0; i < name.length(); i++) {
            bytes[2 + i] = (byte) name.charAt(i);
        }
        bytes[2 + name.length() + 3] = 1;
        for (int i = 0; i < body.length; i++) {
            bytes[2 + name.length() + 4 + i] = (byte) body[i];
        }
        return bytes;
    }

    @Override
    public String toString() {
        return what;
    }
}
