package io.pagurus.migration.vmstate;

import static io.pagurus.migration.vmstate.Wire.bytes;
import static io.pagurus.migration.vmstate.Wire.hex;
import static io.pagurus.migration.vmstate.Wire.load;
import static io.pagurus.migration.vmstate.Wire.loadFails;
import static io.pagurus.migration.vmstate.Wire.save;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pagurus.migration.vmstate.Samples.Tce;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubsectionsTest {
    private static String subsection(String name, String version, String body) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        return "05 %02x ".formatted(text.length) + hex(text) + version + body;
    }

    private static Tce window() {
        Tce tce = Samples.tce(0x80000001, 1);
        tce.busOffset = 0x800000000000000L;
        tce.pageShift = 24;
        return tce;
    }

    private static final String WINDOW = "80000001 00000001 00 0000000000000003 00"
            + subsection("spapr_iommu_ex", "00000001", "0800000000000000 00000018");

    @Test
    void aNeededSubsectionFollowsTheFields() throws VmStateException {
        assertEquals(hex(WINDOW), hex(save(Samples.IOMMU, window())));
        Tce ordinary = Samples.tce(1, 0);
        assertEquals(hex("00000001 00000000 00 00"), hex(save(Samples.IOMMU, ordinary)));
    }

    @Test
    void hooksOfASubsectionRunOnlyIfItCameAndBeforeTheOuterPostLoad() throws VmStateException {
        Tce with = Samples.tce(0x80000001, 0);
        load(Samples.IOMMU, with, bytes(WINDOW));
        assertEquals(List.of("preLoad", "ex preLoad", "ex postLoad 1", "postLoad 3"), with.hooks);
        assertEquals(0x18, with.pageShift);
        assertArrayEquals(new long[] {3}, with.table);

        Tce without = Samples.tce(1, 0);
        load(Samples.IOMMU, without, bytes("00000001 00000000 00"), 2);
        assertEquals(List.of("preLoad", "postLoad 2"), without.hooks);
    }

    @Test
    void anUnknownSubsectionIsRefusedInSilence() {
        VmStateException e = loadFails(
                Samples.IOMMU,
                Samples.tce(1, 0),
                "00000001 00000000 00 00" + subsection("spapr_iommu/new", "00000001", "00"));
        assertEquals(Errno.ENOENT, e.errno());
        assertEquals(List.of(), e.receiverLines());
        assertEquals("spapr_iommu/spapr_iommu/new", e.path());
        assertEquals(10, e.offset());
        assertEquals("one of spapr_iommu_ex", e.expected());
    }

    @Test
    void aSubsectionCanBeTooNewByItself() {
        VmStateException e = loadFails(
                Samples.IOMMU,
                Samples.tce(1, 0),
                "00000001 00000000 00 00" + subsection("spapr_iommu_ex", "00000002", ""));
        assertEquals(
                List.of("spapr_iommu_ex: incoming version_id 2 is too new for local version_id 1"), e.receiverLines());
        assertEquals("spapr_iommu/spapr_iommu_ex", e.path());
    }

    @Test
    void onlyTheLowByteOfASubsectionsVersionCounts() throws VmStateException {
        Tce tce = Samples.tce(1, 0);
        load(
                Samples.IOMMU,
                tce,
                bytes("00000001 00000000 00 00"
                        + subsection("spapr_iommu_ex", "00000101", "0800000000000000 00000018")));
        assertEquals(24, tce.pageShift);
    }

    @Test
    void a0x05OfAnOuterLevelIsLeftAlone() throws VmStateException {
        VmStateDescription<StateRecord> inner =
                VmStateDescription.record("inner").uint8("x").build();
        VmStateDescription<StateRecord> outer = VmStateDescription.record("outer")
                .struct("inner", inner)
                .buffer("data", 8)
                .subsection(VmStateDescription.record("outer/sub").uint8("y").build())
                .build();
        String nameTooShort = "01 05 05 696e6e6572 00";
        String otherName = "01 05 06 61626364 6566";
        for (String wire : List.of(nameTooShort, otherName, "01 05 ff 0000 00000000")) {
            StateRecord state = new StateRecord();
            byte[] data = bytes(wire + subsection("outer/sub", "00000000", "2a"));
            assertEquals(data.length, load(outer, state, data), wire);
            assertEquals(42, state.getLong("y"));
        }
    }

    @Test
    void a0x05AndAMatchingPrefixIsTakenForASubsection() {
        VmStateDescription<StateRecord> inner =
                VmStateDescription.record("in").uint8("x").build();
        VmStateDescription<StateRecord> outer = VmStateDescription.record("outer")
                .struct("s", inner)
                .buffer("data", 6)
                .build();
        VmStateException e = loadFails(outer, new StateRecord(), "01 05 03 696e 7878");
        assertEquals(Errno.ENOENT, e.errno());
        assertEquals(List.of("Failed to load outer:s"), e.receiverLines());
    }

    @Test
    void aTruncatedNameIsNoSubsection() throws VmStateException {
        assertEquals(10, load(Samples.IOMMU, Samples.tce(1, 0), bytes("00000001 00000000 00 00 05 0e 7370")));
    }

    @Test
    void subsectionsOfSubsectionsWorkOnTheSameObject() throws VmStateException {
        VmStateDescription<StateRecord> dtl = VmStateDescription.record("cpu/vpa/dtl")
                .needed(s -> s.getLong("dtl") != 0)
                .uint8("dtl")
                .build();
        VmStateDescription<StateRecord> vpa = VmStateDescription.record("cpu/vpa")
                .needed(s -> s.getLong("vpa") != 0)
                .uint8("vpa")
                .subsection(dtl)
                .build();
        VmStateDescription<StateRecord> cpu =
                VmStateDescription.record("cpu").subsection(vpa).build();
        StateRecord state = new StateRecord().setLong("vpa", 7).setLong("dtl", 9);
        List<String> evaluated = new ArrayList<>();
        BytesOutput out = new BytesOutput();
        VmStateWriter.save(cpu, state, out, (path, present) -> evaluated.add(path + " " + present));
        assertEquals(List.of("cpu/cpu/vpa true", "cpu/cpu/vpa/cpu/vpa/dtl true"), evaluated);
        StateRecord received = new StateRecord();
        assertEquals(out.size(), load(cpu, received, out.toByteArray()));
        assertEquals(state, received);
    }
}
