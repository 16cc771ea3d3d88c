package io.pagurus.migration.vmstate;

import static io.pagurus.migration.vmstate.Wire.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import io.pagurus.vmstate.WireType;
import java.util.List;
import org.junit.jupiter.api.Test;

class VmStateScannerTest {
    /** The description of a section whose device nobody has here. */
    private static final VmStateDescription<StateRecord> IOMMU = VmStateDescription.record("spapr_iommu")
            .version(3)
            .minimumVersion(2)
            .uint32Equal("liobn")
            .uint32("mig_nb_table")
            .bool("bypass")
            .varray("mig_table", "mig_nb_table", WireType.UINT64, f -> f.alloc())
            .bool("def_win", f -> f.since(3))
            .subsection(VmStateDescription.record("spapr_iommu_ex")
                    .version(1)
                    .minimumVersion(1)
                    .uint64("bus_offset")
                    .uint32("page_shift")
                    .build())
            .build();

    @Test
    void aSectionIsDelimitedAndShown() throws VmStateException {
        Samples.Tce tce = Samples.tce(0x80000001, 3);
        tce.pageShift = 16;
        byte[] section = Wire.save(Samples.IOMMU, tce);
        byte[] stream = Wire.first(section, section.length + 5);
        BytesInput in = new BytesInput(stream, 0, stream.length, 1000);
        VmStateScanner.Scan scan = VmStateScanner.delimit(IOMMU, IOMMU.newState(), in, 3);
        assertArrayEquals(section, scan.bytes().copy(0, scan.bytes().size()));
        assertEquals(1000 + section.length, in.position());

        List<DecodedField> fields = scan.root().fields();
        assertEquals(
                new DecodedField("liobn", "uint32 equal", 4, 0, new DecodedValue.Int(4, false, 0x80000001L)),
                fields.get(0));
        assertEquals("mig_table", fields.get(3).name());
        assertEquals(9, fields.get(3).offset());
        assertEquals(24, fields.get(3).size());
        DecodedValue.Ints table =
                assertInstanceOf(DecodedValue.Ints.class, fields.get(3).value());
        assertEquals(3, table.count());
        assertEquals(0x2003, table.get(2));
        assertEquals(new DecodedValue.Bool(false), fields.get(4).value());
        DecodedValue.Struct ex = scan.root().subsections().getFirst();
        assertEquals("spapr_iommu_ex", ex.vmsd());
        assertEquals(new DecodedValue.Int(4, false, 16), ex.fields().get(1).value());
    }

    @Test
    void neitherChecksNorHooksRunOnADevicesOwnDescription() throws VmStateException {
        DecodedValue.Struct root = VmStateScanner.scan(Samples.IOMMU, new BytesInput(bytes("80000007 00000000 01")), 2);
        assertEquals(
                new DecodedValue.Int(4, false, 0x80000007L),
                root.fields().getFirst().value());
        assertEquals(4, root.fields().size());
    }

    @Test
    void structuresBuffersListsAndNullsHaveTheirShape() throws VmStateException {
        DecodedValue.Struct vty =
                VmStateScanner.scan(Samples.VTY, new BytesInput(Wire.save(Samples.VTY, new Samples.Vty())), 1);
        DecodedValue.Struct vio =
                assertInstanceOf(DecodedValue.Struct.class, vty.fields().get(0).value());
        assertEquals("crq.qladdr", vio.fields().get(3).name());
        assertEquals(
                16,
                assertInstanceOf(DecodedValue.Bytes.class, vty.fields().get(3).value())
                        .copy()
                        .length);

        DecodedValue.Struct queue =
                VmStateScanner.scan(QemuVectors.QTAILQ, new BytesInput(bytes("fe00 01 01 82 01 00 41 00 00011170")), 1);
        DecodedValue.Array items =
                assertInstanceOf(DecodedValue.Array.class, queue.fields().get(1).value());
        assertEquals(2, items.elements().size());
        assertEquals(new DecodedValue.Int(2, true, -512), queue.fields().get(0).value());

        DecodedValue.Struct tree =
                VmStateScanner.scan(QemuVectors.IOMMU, new BytesInput(bytes(QemuVectors.IOMMU_WIRE)), 1);
        assertEquals(
                new DecodedValue.Int(8, false, 5),
                assertInstanceOf(DecodedValue.Array.class, tree.fields().get(1).value())
                        .elements()
                        .getFirst());
    }

    @Test
    void arraysOfStructuresGrowOnAScratchRecord() throws VmStateException {
        VmStateDescription<StateRecord> ics = VmStateDescription.record("ics")
                .uint32Equal("nr_irqs")
                .structVarray(
                        "irqs",
                        "nr_irqs",
                        VmStateDescription.record("ics/irq").uint32("server").build())
                .build();
        DecodedValue.Struct root = VmStateScanner.scan(ics, new BytesInput(bytes("00000002 00000001 00000002")), 0);
        assertEquals(
                2,
                assertInstanceOf(DecodedValue.Array.class, root.fields().get(1).value())
                        .elements()
                        .size());
    }

    @Test
    void aSectionThatDoesNotFitIsRefusedWithItsPlace() {
        VmStateException e = assertThrows(
                VmStateException.class,
                () -> VmStateScanner.scan(IOMMU, new BytesInput(bytes("80000001 00000002 00 00")), 3));
        assertEquals("spapr_iommu/mig_table[0]", e.path());
    }
}
