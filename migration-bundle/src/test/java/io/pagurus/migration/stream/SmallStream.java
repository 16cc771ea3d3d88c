package io.pagurus.migration.stream;

import io.pagurus.memory.RamBlock;
import io.pagurus.savestate.SectionId;
import io.pagurus.vmstate.StateOutput;
import io.pagurus.vmstate.VmStateException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A stream of some hundred bytes with one of everything. */
final class SmallStream {
    static final SectionId RAM = new SectionId("ram", 0);
    static final SectionId HTAB = new SectionId("spapr/htab", 0);
    static final SectionId DEVICE = new SectionId("box", 7);

    static final String DEVICE_JSON = """
            {"name": "box", "instance_id": 7, "vmsd_name": "box", "version": 2, "fields": [\
            {"name": "a", "type": "uint32", "size": 4}, \
            {"name": "list", "array_len": 3, "type": "int16", "size": 2}, \
            {"name": "part", "index": 0, "type": "struct", "struct": {"vmsd_name": "box/part", "version": 1, "fields": [\
            {"name": "flag", "type": "bool", "size": 1}]}, "size": 1}, \
            {"name": "part", "index": 1, "type": "struct", "struct": {"vmsd_name": "box/part", "version": 1, "fields": [\
            {"name": "flag", "type": "bool", "size": 1}], "subsections": [{"vmsd_name": "box/part/more", "version": 1, \
            "fields": [{"name": "x", "type": "buffer", "size": 2}]}]}, "size": 22}], \
            "subsections": [{"vmsd_name": "box/lid", "version": 4, "fields": [{"name": "y", "type": "int8", "size": 1}]}]}""";

    private SmallStream() {}

    static byte[] json() {
        return VmDesc.assemble(VmDescLayout.COMPACT, null, RamBlock.PAGE_SIZE, List.of(DEVICE_JSON));
    }

    static void device(StateOutput out) throws VmStateException {
        out.u32(0xdeadbeefL);
        out.u16(1);
        out.u16(-1);
        out.u16(3);
        out.u8(1);
        out.u8(0);
        subsection(out, "box/part/more", 1);
        out.u16(0xcafe);
        subsection(out, "box/lid", 4);
        out.u8(-2);
    }

    private static void subsection(StateOutput out, String name, int version) throws VmStateException {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        out.u8(5);
        out.u8(bytes.length);
        out.bytes(bytes, 0, bytes.length);
        out.u32(version);
    }

    static byte[] bytes(boolean modern) throws VmStateException {
        RamBlock block = new TestRam("r", 2 * RamBlock.PAGE_SIZE);
        HashPageTable table = new HashPageTable();
        table.allocate(18);
        table.set(3, 1, 2);
        table.set(4, 5, 6);
        table.set(9, 7, 8);
        RamWriter ram = new RamWriter(List.of(block));
        HtabWriter htab = new HtabWriter(table);
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        StreamWriter writer = new StreamWriter(target, modern);
        writer.header();
        if (modern) {
            writer.configuration(new StreamConfiguration(
                    "pseries-7.2", List.of(new StreamConfiguration.Subsection("configuration/uuid", 1, new byte[16]))));
        }
        writer.start(2, RAM, 4, ram::start);
        writer.start(9, HTAB, 1, htab::start);
        writer.part(2, ram::pages);
        writer.part(9, htab::entries);
        if (modern) {
            writer.command(CommandType.SWITCHOVER_START, new byte[0]);
        }
        writer.end(2, ram::end);
        writer.end(9, htab::end);
        writer.full(11, DEVICE, 2, SmallStream::device);
        writer.eof();
        writer.vmdesc(json());
        writer.flush();
        return target.toByteArray();
    }

    static StreamImage scan(byte[] bytes) throws VmStateException {
        return StreamScanner.scan(StreamSource.ofBytes(bytes), ScanOptions.PLAIN);
    }
}
