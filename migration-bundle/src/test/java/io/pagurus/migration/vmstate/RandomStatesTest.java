package io.pagurus.migration.vmstate;

import static io.pagurus.migration.vmstate.Wire.load;
import static io.pagurus.migration.vmstate.Wire.save;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.migration.vmstate.RandomStates.Seen;
import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import io.pagurus.vmstate.WireType;
import java.util.EnumSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whatever the state: what is saved is taken back, and saved again as the same bytes. */
class RandomStatesTest {
    private static final int ROUNDS = 60;

    private static <S> void saveLoadSave(VmStateDescription<S> vmsd, Supplier<? extends S> states)
            throws VmStateException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            S sender = states.get();
            assertTrue(new RandomStates(seed).fill(vmsd, sender));
            byte[] wire = save(vmsd, sender);
            S receiver = states.get();
            assertEquals(wire.length, load(vmsd, receiver, wire), vmsd + " seed " + seed);
            assertArrayEquals(wire, save(vmsd, receiver), vmsd + " seed " + seed);
            assertEquals(
                    wire.length,
                    VmStateScanner.delimit(vmsd, states.get(), new BytesInput(wire), vmsd.versionId())
                            .bytes()
                            .size());
            everyTruncationFails(vmsd, states, wire);
        }
    }

    private static <S> void everyTruncationFails(
            VmStateDescription<S> vmsd, Supplier<? extends S> states, byte[] wire) {
        if (!vmsd.subsections().isEmpty()) {
            return;
        }
        for (int length = 0; length < wire.length; length += Math.max(1, wire.length / 50)) {
            byte[] part = Wire.first(wire, length);
            org.junit.jupiter.api.Assertions.assertThrows(VmStateException.class, () -> load(vmsd, states.get(), part));
        }
    }

    @Test
    void devicesWithClasses() throws VmStateException {
        saveLoadSave(Samples.IOMMU, () -> Samples.tce(7, 20));
        saveLoadSave(Samples.VTY, Samples.Vty::new);
        saveLoadSave(Samples.NVRAM, Samples.Nvram::new);
        saveLoadSave(Samples.ICS, () -> new Samples.Ics(16));
        saveLoadSave(QemuVectors.SIMPLE_PRIMITIVE, QemuVectors.Primitives::new);
        saveLoadSave(QemuVectors.QTAILQ, QemuVectors.Queue::new);
        saveLoadSave(QemuVectors.IOMMU, QemuVectors.Iommu::new);
        saveLoadSave(QemuVectors.QLIST, QemuVectors.Container::new);
    }

    private static VmStateDescription<StateRecord> everything() {
        VmStateDescription<StateRecord> inner =
                VmStateDescription.record("inner").uint8("a").int16("b").build();
        return VmStateDescription.record("everything")
                .version(4)
                .minimumVersion(1)
                .bool("flag")
                .uint8("n8")
                .uint16("n16")
                .uint32("n32", f -> f.since(2))
                .int32PositiveLe("le")
                .cpuDouble("fp")
                .timer("t")
                .array("flags", WireType.BOOL, 3)
                .varray("x", "n8", WireType.INT16, f -> f.multiply(2))
                .vbuffer("buf", "n16")
                .bitmap("bits", "n32")
                .unused(7)
                .struct("s", inner)
                .vstruct("v", inner, 0)
                .structArray("sa", inner, 3)
                .structVarray("sv", "n8", inner, f -> f.alloc())
                .qtailq("q", inner)
                .qlist("l", inner)
                .gtree("g", inner)
                .uint64("only_if", f -> f.when((state, _) -> state.getBoolean("flag")))
                .mustExist((state, _) -> state.getLong("n8") < 14, "n8 < 14")
                .build();
    }

    @Test
    void everyKindOfFieldOverRecords() throws VmStateException {
        saveLoadSave(everything(), () -> new StateRecord().setLong("le", 100));
    }

    @Test
    void theSameSeedGivesTheSameState() {
        StateRecord one = new StateRecord();
        StateRecord other = new StateRecord();
        new RandomStates(5).fill(everything(), one);
        new RandomStates(5).fill(everything(), other);
        assertEquals(one, other);
    }

    @Test
    void predicatesAreSeenBothWays() {
        var seen = new RandomStates(1).explore(Samples.IOMMU, () -> Samples.tce(1, 2), 40);
        assertEquals(EnumSet.of(Seen.PRESENT), seen.get("spapr_iommu/spapr_iommu_ex"));
        var conditional = new RandomStates(1).explore(everything(), StateRecord::new, 40);
        assertEquals(EnumSet.allOf(Seen.class), conditional.get("everything:only_if"));
    }
}
