package io.pagurus.migration.vmstate;

import static io.pagurus.migration.vmstate.Wire.loadFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pagurus.vmstate.CountType;
import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import io.pagurus.vmstate.WireType;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Counts and lengths that come from a stream never make the receiver take memory the stream cannot fill. */
class HostileInputTest {
    @Test
    void aTableOfFourBillionEntriesIsNotAllocated() {
        Samples.Tce tce = Samples.tce(1, 0);
        long[] before = tce.table;
        VmStateException e = loadFails(Samples.IOMMU, tce, "00000001 ffffffff 00 0000000000000001 00000000");
        assertEquals(Errno.ENOMEM, e.errno());
        assertArrayEquals(before, tce.table);
        e = loadFails(Samples.IOMMU, tce, "00000001 70000000 00 0000000000000001 00000000");
        assertEquals(Errno.EIO, e.errno());
        assertEquals("spapr_iommu/mig_table[1]", e.path());
        assertEquals(17, e.offset());
        assertEquals(List.of("Failed to load spapr_iommu:mig_table"), e.receiverLines());
        assertArrayEquals(before, tce.table);
    }

    @Test
    void aNegativeCountIsRefused() {
        VmStateDescription<StateRecord> vmsd = VmStateDescription.record("v")
                .int32("n")
                .varray("x", "n", WireType.UINT8)
                .build();
        VmStateException e = loadFails(vmsd, new StateRecord(), "ffffffff 00");
        assertEquals(Errno.EINVAL, e.errno());
        assertEquals("-1", e.found());
    }

    @Test
    void aBufferSizeIsSignedEvenIfItsMemberIsNot() {
        VmStateDescription<StateRecord> vmsd =
                VmStateDescription.record("v").uint32("n").vbuffer("x", "n").build();
        assertEquals(
                Errno.EINVAL, loadFails(vmsd, new StateRecord(), "80000000 00").errno());
        assertEquals(
                Errno.EIO, loadFails(vmsd, new StateRecord(), "7fffffff 00").errno());
        VmStateDescription<StateRecord> multiplied = VmStateDescription.record("v")
                .uint32("n")
                .vbuffer("x", "n", f -> f.multiply(6))
                .build();
        assertEquals(
                Errno.EIO,
                loadFails(multiplied, new StateRecord(), "7fffffff 00").errno());
    }

    @Test
    void moreElementsThanTheReceiverHasAreRefused() {
        VmStateDescription<Samples.Ics> vmsd = VmStateDescription.builder(
                        "ics", Samples.Ics.class, java.lang.invoke.MethodHandles.lookup())
                .uint32("nr_irqs")
                .structVarray("irqs", "nr_irqs", Samples.IRQ)
                .build();
        VmStateException e = loadFails(vmsd, new Samples.Ics(1), "00000002 0000000001020304 0000000001020304");
        assertEquals(Errno.EINVAL, e.errno());
        assertEquals("at most 1", e.expected());
    }

    @Test
    void elementsWithoutBytesAreLimitedToo() {
        VmStateDescription<StateRecord> empty =
                VmStateDescription.record("empty").build();
        VmStateDescription<StateRecord> vmsd = VmStateDescription.record("v")
                .uint32("n")
                .structVarray("x", "n", empty, f -> f.countType(CountType.UINT32))
                .build();
        assertEquals(
                Errno.ENOMEM, loadFails(vmsd, new StateRecord(), "7fffffff").errno());
    }

    @Test
    void structuresAreMadeOneByOneAsTheyCome() {
        VmStateDescription<StateRecord> msi =
                VmStateDescription.record("spapr_pci/msi").uint32("key").build();
        VmStateDescription<StateRecord> vmsd = VmStateDescription.record("spapr_pci")
                .int32("msi_devs_num")
                .structVarray("msi_devs", "msi_devs_num", msi, f -> f.alloc())
                .build();
        VmStateException e = loadFails(vmsd, new StateRecord(), "7fffff00 00000001 0000");
        assertEquals(Errno.EIO, e.errno());
        assertEquals("spapr_pci/msi_devs[1]/key", e.path());
        assertEquals(
                List.of("Failed to load spapr_pci/msi:key", "Failed to load spapr_pci:msi_devs"), e.receiverLines());
    }

    @Test
    void aTreeWithANegativeNumberOfNodes() {
        VmStateDescription<StateRecord> value =
                VmStateDescription.record("value").uint8("x").build();
        VmStateDescription<StateRecord> vmsd =
                VmStateDescription.record("t").gtree("tree", value).build();
        VmStateException e = loadFails(vmsd, new StateRecord(), "ffffffff 01 0000000000000000 00 00");
        assertEquals(
                List.of("tree inconsistent stream when loading the gtree", "Failed to load t:tree"), e.receiverLines());
    }

    @Test
    void codeOfADeviceThatStumblesIsARefusal() {
        VmStateDescription<StateRecord> vmsd = VmStateDescription.record("v")
                .uint8("n")
                .postLoad((s, _) -> {
                    int[] four = new int[4];
                    four[(int) s.getLong("n")] = 1;
                })
                .build();
        VmStateException e = loadFails(vmsd, new StateRecord(), "04");
        assertEquals(Errno.EINVAL, e.errno());
        assertEquals("v", e.path());
    }

    @Test
    void arbitraryBytesEitherLoadOrAreRefused() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (random.nextBoolean() && bytes.length > 8) {
                java.util.Arrays.fill(bytes, 0, 7, (byte) 0);
            }
            for (VmStateDescription<?> vmsd : List.of(QemuVectors.IOMMU, QemuVectors.QTAILQ, QemuVectors.QLIST)) {
                loadsOrRefuses(vmsd, bytes);
            }
        }
    }

    private static <S> void loadsOrRefuses(VmStateDescription<S> vmsd, byte[] bytes) {
        try {
            Wire.load(vmsd, vmsd.newState(), bytes);
        } catch (VmStateException e) {
            assertEquals(vmsd.name(), e.path().substring(0, vmsd.name().length()));
        }
    }

    @Test
    void readsOfAnArrayStayInside() {
        BytesInput in = new BytesInput(new byte[8], 2, 4, 100);
        assertEquals(100, in.position());
        assertEquals(-1, in.peek(4));
        VmStateException e = assertThrows(VmStateException.class, in::u64);
        assertEquals(100, e.offset());
        assertEquals("8 bytes", e.expected());
        assertEquals("4 bytes", e.found());
        assertThrows(VmStateException.class, () -> in.longs(new long[1], 0, 1));
    }
}
