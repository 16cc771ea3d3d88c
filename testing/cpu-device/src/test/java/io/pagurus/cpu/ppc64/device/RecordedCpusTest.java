package io.pagurus.cpu.ppc64.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.cpu.ppc64.state.PpcState;
import io.pagurus.migration.stream.StreamImage;
import io.pagurus.migration.stream.StreamItem.SectionItem;
import io.pagurus.migration.vmstate.BytesInput;
import io.pagurus.migration.vmstate.BytesOutput;
import io.pagurus.migration.vmstate.VmStateReader;
import io.pagurus.migration.vmstate.VmStateWriter;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.RecordedSection;
import io.pagurus.savestate.SectionId;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.PseriesVersion;
import io.pagurus.spapr.machine.catalog.PseriesCatalog;
import io.pagurus.testing.conformance.RecordedStreams;
import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateDescription;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every CPU in every stream that QEMU sent: recognised, read register by register, and written as it came. */
class RecordedCpusTest {
    private final PseriesCatalog catalog = new PseriesCatalog();

    /** One section of one stream. */
    private record Sent(String machineType, SectionItem item, byte[] payload) {
        SectionId id() {
            return item.header().id();
        }

        int version() {
            return item.header().versionId();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCpuOfEveryStream() {
        return RecordedStreams.names().stream().map(name -> DynamicTest.dynamicTest(name, () -> stream(name)));
    }

    private void stream(String name) throws Exception {
        String type = name.contains("m2.1") ? "pseries-2.1" : "";
        StreamImage image = RecordedStreams.scan(name, type, catalog);
        List<Sent> cpus = sections(image, "cpu");
        assertTrue(!cpus.isEmpty(), "a machine has a CPU");
        for (Sent sent : cpus) {
            CpuRecord record = load(sent);
            assertEquals(List.of(), differences(sent, record.env), sent.id().toString());
            assertArrayEquals(sent.payload(), save(CpuDescription.of(record.rules), record));
        }
        for (Sent sent : sections(image, "cpu_common")) {
            CpuRecord record = CpuRecord.scratch(ModelIdentity.POWER9, SectionRules.NEWEST);
            VmStateReader.load(CommonDescription.COMMON, record, new BytesInput(sent.payload()), sent.version());
            ByteBuffer payload = ByteBuffer.wrap(sent.payload());
            assertEquals(payload.getInt(0), record.env.halted);
            assertEquals(payload.getInt(Integer.BYTES) & ~1, record.env.interruptRequest);
            assertArrayEquals(sent.payload(), save(CommonDescription.COMMON, record));
        }
    }

    private static List<Sent> sections(StreamImage image, String idstr) {
        return image.sections()
                .filter(item -> item.header().id().idstr().equals(idstr))
                .map(item -> new Sent(image.machineType(), item, image.payload(item)))
                .toList();
    }

    private static CpuRecord load(Sent sent) throws Exception {
        RecordedSection section =
                new RecordedSection(sent.machineType(), sent.id(), sent.version(), ByteBuffer.wrap(sent.payload()));
        DeviceConfig config = new CpuType(1).recognize(section).orElseThrow();
        PseriesVersion version =
                PseriesVersion.ofMachineType(sent.machineType()).orElseThrow();
        DeviceConfig full = config.orElse(new PseriesType(version).compatProperties(CpuType.NAME));
        ModelIdentity model =
                ModelIdentity.ofName(full.get("model").orElseThrow()).orElseThrow();
        CpuRecord record = CpuRecord.scratch(model, SectionRules.of(full));
        BytesInput in = new BytesInput(sent.payload());
        VmStateReader.load(CpuDescription.of(record.rules), record, in, sent.version());
        assertEquals(0, in.remaining());
        return record;
    }

    private static <S> byte[] save(VmStateDescription<S> vmsd, S state) throws Exception {
        BytesOutput out = new BytesOutput();
        VmStateWriter.save(vmsd, state, out);
        return out.toByteArray();
    }

    /** What a description made independently of this one reads, against the registers. */
    private List<String> differences(Sent sent, PpcState env) throws Exception {
        @SuppressWarnings("unchecked")
        VmStateDescription<StateRecord> vmsd = (VmStateDescription<StateRecord>)
                catalog.find(sent.machineType(), sent.id(), sent.version()).orElseThrow();
        StateRecord read = vmsd.newState();
        VmStateReader.load(vmsd, read, new BytesInput(sent.payload()), sent.version());
        List<String> differences = new ArrayList<>();
        compare(differences, "gpr", longs(read, "env.gpr"), Arrays.copyOf(env.gpr, PpcState.GPRS));
        compare(differences, "zero", new long[1], new long[] {env.gpr[PpcState.ZERO]});
        compare(
                differences,
                "cr",
                ints(read, "env.crf"),
                Arrays.stream(env.cr).asLongStream().toArray());
        compare(differences, "spr", longs(read, "env.spr"), env.spr);
        compare(differences, "nip", number(read, "env.nip"), new long[] {env.nip});
        compare(differences, "msr", number(read, "env.msr"), new long[] {env.msr});
        compare(differences, "fpscr", number(read, "env.fpscr"), new long[] {env.fpscr});
        compare(differences, "fpr", bytes(read, "fpr"), doublewords(env.vsr, 0, 64, 2));
        compare(differences, "low halves", bytes(read, "vsr_low"), doublewords(env.vsr, 1, 64, 2));
        compare(differences, "vr", bytes(read, "avr"), doublewords(env.vsr, 64, 128, 1));
        compare(differences, "slb", bytes(read, "env.slb"), slb(env));
        long[] sprs = longs(read, "env.spr");
        compare(differences, "lr ctr xer cfar", new long[] {sprs[8], sprs[9], sprs[1], sprs[28]}, new long[] {
            env.lr, env.ctr, env.xer(), env.cfar
        });
        int vscr = ByteBuffer.wrap((byte[]) Objects.requireNonNull(read.get("vscr")))
                .getInt();
        compare(differences, "vscr", new long[] {vscr}, new long[] {env.vscrWord()});
        Object compat = read.get("compat_pvr");
        compare(differences, "compat", new long[] {compat == null ? 0 : ((Number) compat).longValue()}, new long[] {
            env.compatPvr
        });
        return differences;
    }

    private static void compare(List<String> differences, String what, long[] expected, long[] actual) {
        if (!Arrays.equals(expected, actual)) {
            differences.add("%s: %s became %s".formatted(what, Arrays.toString(expected), Arrays.toString(actual)));
        }
    }

    private static long[] longs(StateRecord read, String slot) {
        return (long[]) Objects.requireNonNull(read.get(slot), slot);
    }

    private static long[] ints(StateRecord read, String slot) {
        return Arrays.stream((int[]) Objects.requireNonNull(read.get(slot), slot))
                .asLongStream()
                .toArray();
    }

    private static long[] number(StateRecord read, String slot) {
        return new long[] {((Number) Objects.requireNonNull(read.get(slot), slot)).longValue()};
    }

    private static long[] bytes(StateRecord read, String slot) {
        ByteBuffer bytes = ByteBuffer.wrap((byte[]) Objects.requireNonNull(read.get(slot), slot));
        return LongStream.generate(bytes::getLong)
                .limit(bytes.capacity() / Long.BYTES)
                .toArray();
    }

    private static long[] doublewords(long[] array, int from, int end, int step) {
        return LongStream.iterate(from, i -> i < end, i -> i + step)
                .map(i -> array[(int) i])
                .toArray();
    }

    private static long[] slb(PpcState env) {
        return LongStream.range(0, 2 * PpcState.SLB_ENTRIES)
                .map(i -> (i & 1) == 0 ? env.slbEsid[(int) i / 2] : env.slbVsid[(int) i / 2])
                .toArray();
    }
}
