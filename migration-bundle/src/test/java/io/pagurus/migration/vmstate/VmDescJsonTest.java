package io.pagurus.migration.vmstate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import io.pagurus.vmstate.WireType;
import org.junit.jupiter.api.Test;

/** The JSON equals, character for character, what QEMU 7.2 put behind its streams. */
class VmDescJsonTest {
    private static <S> void sameAsRecorded(
            String recorded, String idstr, long instanceId, VmStateDescription<S> vmsd, S state)
            throws VmStateException {
        JsonText json = new JsonText().startObject().string("name", idstr).number("instance_id", instanceId);
        VmStateWriter.save(vmsd, state, new BytesOutput(), json, JsonStyle.UP_TO_9_2);
        assertEquals(recorded, json.endObject().toString());
    }

    @Test
    void tceTableOf262144EntriesIsDescribedOnce() throws VmStateException {
        sameAsRecorded(
                RecordedDescriptions.IOMMU,
                "spapr_iommu",
                0x8000_0000L,
                Samples.IOMMU,
                Samples.tce(0x8000_0000, 262144));
    }

    @Test
    void emptyTableIsNotMentionedAndASubsectionIs() throws VmStateException {
        Samples.Tce window = Samples.tce(0x8000_0001, 0);
        window.busOffset = 0x800000000000000L;
        sameAsRecorded(RecordedDescriptions.IOMMU_WINDOW_2, "spapr_iommu", 0x8000_0001L, Samples.IOMMU, window);
    }

    @Test
    void nestedStructureAndDottedNames() throws VmStateException {
        sameAsRecorded(RecordedDescriptions.VTY, "vty@71000000/spapr_vty", 0, Samples.VTY, new Samples.Vty());
    }

    @Test
    void bufferSizedByAMember() throws VmStateException {
        sameAsRecorded(RecordedDescriptions.NVRAM, "nvram@71000001/spapr_nvram", 0, Samples.NVRAM, new Samples.Nvram());
    }

    @Test
    void arrayOfStructuresIsDescribedByItsFirst() throws VmStateException {
        sameAsRecorded(RecordedDescriptions.ICS, "ics", 0, Samples.ICS, new Samples.Ics(4096));
    }

    private static final VmStateDescription<StateRecord> CHOOSY = VmStateDescription.record("choosy")
            .uint8("a", f -> f.when((_, _) -> true))
            .build();

    private static final VmStateDescription<StateRecord> TWO_OF_THEM =
            VmStateDescription.record("two").structArray("s", CHOOSY, 2).build();

    private static StateRecord two() {
        return new StateRecord().set("s", new Object[] {
            new StateRecord().setLong("a", 1), new StateRecord().setLong("a", 2)
        });
    }

    private static String choosy(String index) {
        return "{\"name\": \"s\", " + index
                + "\"type\": \"struct\", \"struct\": {\"vmsd_name\": \"choosy\", \"version\": 0, \"fields\": "
                + "[{\"name\": \"a\", \"type\": \"uint8\", \"size\": 1}]}, \"size\": 1}";
    }

    @Test
    void anArrayWhoseFieldsComeAndGoHasAnEntryForEachElement() throws VmStateException {
        assertEquals(
                "{\"vmsd_name\": \"two\", \"version\": 0, \"fields\": [" + choosy("\"index\": 0, ") + ", "
                        + choosy("\"index\": 1, ") + "]}",
                Wire.json(TWO_OF_THEM, two(), JsonStyle.UP_TO_9_2));
    }

    @Test
    void since10TheLastOfThemHasNoIndex() throws VmStateException {
        assertEquals(
                "{\"vmsd_name\": \"two\", \"version\": 0, \"fields\": [" + choosy("\"index\": 0, ") + ", " + choosy("")
                        + "]}",
                Wire.json(TWO_OF_THEM, two(), JsonStyle.SINCE_10_0));
    }

    @Test
    void nullsHaveATypeOfTheirOwnSince10() throws VmStateException {
        QemuVectors.Pointers pointers = new QemuVectors.Pointers();
        pointers.numbers[0] = 1;
        pointers.numbers[3] = 4;
        String start = "{\"vmsd_name\": \"test/array_of_ptr_prim\", \"version\": 1, \"fields\": [";
        assertEquals(
                start + "{\"name\": \"ar\", \"array_len\": 4, \"type\": \"int32\", \"size\": 4}]}",
                Wire.json(QemuVectors.POINTERS_TO_NUMBERS, pointers, JsonStyle.UP_TO_9_2));
        assertEquals(
                start
                        + "{\"name\": \"ar\", \"array_len\": 4, \"type\": \"int32\", \"size\": 4}, "
                        + "{\"name\": \"ar\", \"array_len\": 2, \"type\": \"nullptr\", \"size\": 1}, "
                        + "{\"name\": \"ar\", \"type\": \"int32\", \"size\": 4}]}",
                Wire.json(QemuVectors.POINTERS_TO_NUMBERS, pointers, JsonStyle.SINCE_10_0));
    }

    @Test
    void aNameUsedTwiceIsNumbered() throws VmStateException {
        VmStateDescription<StateRecord> vmsd = VmStateDescription.record("twice")
                .uint8("config", f -> f.when((_, _) -> false))
                .uint16("config")
                .unused(2)
                .build();
        assertEquals(
                "{\"vmsd_name\": \"twice\", \"version\": 0, \"fields\": [{\"name\": \"config[1]\", \"type\": "
                        + "\"uint16\", \"size\": 2}, {\"name\": \"unused\", \"type\": \"unused_buffer\", \"size\": 2}]}",
                Wire.json(vmsd, new StateRecord(), JsonStyle.UP_TO_9_2));
    }

    @Test
    void versionedStructuresAndTemporariesAreDescribedInTheFieldItself() throws VmStateException {
        VmStateDescription<StateRecord> inner =
                VmStateDescription.record("inner").version(2).uint8("x").build();
        VmStateDescription<StateRecord> vmsd = VmStateDescription.record("outer")
                .vstruct("v", inner, 1)
                .tmp(inner, s -> s)
                .build();
        String described = "\"vmsd_name\": \"inner\", \"version\": %d, \"fields\": [{\"name\": \"x\", \"type\": "
                + "\"uint8\", \"size\": 1}], \"size\": 1}";
        assertEquals(
                "{\"vmsd_name\": \"outer\", \"version\": 0, \"fields\": [{\"name\": \"v\", \"type\": \"vstruct\", "
                        + described.formatted(1) + ", {\"name\": \"tmp\", \"type\": \"tmp\", " + described.formatted(2)
                        + "]}",
                Wire.json(vmsd, new StateRecord().set("v", new StateRecord()), JsonStyle.UP_TO_9_2));
    }

    @Test
    void textIsEscaped() {
        assertEquals(
                "{\"a\\\"\\\\\": \"\\u0001\\n\\u00E9\"}",
                new JsonText()
                        .startObject()
                        .string("a\"\\", "\u0001\n\u00e9")
                        .endObject()
                        .toString());
        assertEquals(WireType.UINT64_EQUAL.jsonName(), "int64 equal");
    }
}
