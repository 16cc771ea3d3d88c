package io.pagurus.migration.vmstate;

import static io.pagurus.migration.vmstate.Wire.bytes;
import static io.pagurus.migration.vmstate.Wire.load;
import static io.pagurus.migration.vmstate.Wire.loadFails;
import static io.pagurus.migration.vmstate.Wire.save;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pagurus.vmstate.Errno;
import io.pagurus.vmstate.StateRecord;
import io.pagurus.vmstate.VmStateDescription;
import io.pagurus.vmstate.VmStateException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a QEMU 7.2 receiver prints, innermost level first. */
class ReceiverMessagesTest {
    @Test
    void tooNew() {
        VmStateException e =
                assertThrows(VmStateException.class, () -> load(Samples.IOMMU, Samples.tce(1, 0), new byte[64], 4));
        assertEquals(
                List.of("spapr_iommu: incoming version_id 4 is too new for local version_id 3"), e.receiverLines());
        assertEquals(Errno.EINVAL, e.errno());
        assertEquals("spapr_iommu", e.path());
    }

    @Test
    void tooOldWithTheTwoSpacesQemuPrints() {
        VmStateException e =
                assertThrows(VmStateException.class, () -> load(Samples.IOMMU, Samples.tce(1, 0), new byte[64], 1));
        assertEquals(
                List.of("spapr_iommu: incoming version_id 1 is too old for local minimum version_id  2"),
                e.receiverLines());
    }

    @Test
    void mustEqualShowsLocalThenReceivedInHex() {
        VmStateException e = loadFails(Samples.IOMMU, Samples.tce(0x80000000, 0), "80000001 00000000 00 00");
        assertEquals(List.of("80000000 != 80000001", "Failed to load spapr_iommu:liobn"), e.receiverLines());
        assertEquals("spapr_iommu/liobn", e.path());
        assertEquals(0, e.offset());
        assertEquals(
                "spapr_iommu/liobn: the value must equal the receiver's own at offset 0; expected 0x80000000, "
                        + "found 0x80000001 (Invalid argument)",
                e.getMessage());
    }

    @Test
    void everyEnclosingStructureAddsItsLine() {
        VmStateException e = loadFails(Samples.VTY, new Samples.Vty(), "00000000 00000001");
        assertEquals(
                List.of("0 != 1", "Failed to load spapr_vio:irq", "Failed to load spapr_vty:sdev"), e.receiverLines());
        assertEquals("spapr_vty/sdev/irq", e.path());
        assertEquals(4, e.offset());
    }

    @Test
    void theElementIsNamedInThePathButNotInTheLine() {
        VmStateException e = loadFails(Samples.ICS, new Samples.Ics(2), "00000002 0000000001020304 0000");
        assertEquals(List.of("Failed to load ics/irq:server", "Failed to load ics:irqs"), e.receiverLines());
        assertEquals("ics/irqs[1]/server", e.path());
        assertEquals(12, e.offset());
        assertEquals(Errno.EIO, e.errno());
    }

    @Test
    void errHintFollowsTheMismatch() {
        VmStateDescription<StateRecord> vmsd = VmStateDescription.record("v")
                .int32Equal("a", f -> f.errHint("use the same a"))
                .build();
        VmStateException e = loadFails(vmsd, new StateRecord().setLong("a", -1), "00000010");
        assertEquals(List.of("ffffffff != 10", "use the same a", "Failed to load v:a"), e.receiverLines());
    }

    @Test
    void positiveAndNotAboveTheReceiversOwn() throws VmStateException {
        VmStateDescription<StateRecord> vmsd = VmStateDescription.record("PCIDevice")
                .int32PositiveLe("version_id")
                .build();
        StateRecord state = new StateRecord().setLong("version_id", 2);
        load(vmsd, state, bytes("00000001"));
        assertEquals(1, state.getLong("version_id"));
        VmStateException e = loadFails(vmsd, new StateRecord().setLong("version_id", 2), "ffffffff");
        assertEquals(
                List.of("Invalid value -1 expecting positive value <= 2", "Failed to load PCIDevice:version_id"),
                e.receiverLines());
    }

    private static final VmStateDescription<StateRecord> CHECKED = VmStateDescription.record("log")
            .uint16("num")
            .mustExist((s, _) -> s.getLong("num") <= 3, "log_num <= log_max")
            .build();

    @Test
    void aCheckThatFailsIsNotPermitted() {
        VmStateException e = loadFails(CHECKED, new StateRecord(), "0004");
        assertEquals(List.of("Input validation failed: log/log_num <= log_max"), e.receiverLines());
        assertEquals(Errno.EPERM, e.errno());
        VmStateException onSave =
                assertThrows(VmStateException.class, () -> save(CHECKED, new StateRecord().setLong("num", 9)));
        assertEquals(List.of("Output state validation failed: log/log_num <= log_max"), onSave.receiverLines());
    }

    @Test
    void aNullOnOneSideOnly() {
        QemuVectors.Pointers receiver = new QemuVectors.Pointers();
        VmStateException e = loadFails(QemuVectors.POINTERS_TO_STRUCT, receiver, "00000001");
        assertEquals(
                List.of("vmstate: get_nullptr expected VMS_NULLPTR_MARKER", "Failed to load test/array_of_ptr:ar"),
                e.receiverLines());
    }

    @Test
    void listAndTreeElements() {
        VmStateDescription<StateRecord> element =
                VmStateDescription.record("event").version(1).uint32("x").build();
        VmStateDescription<StateRecord> tooNew = VmStateDescription.record("q")
                .version(2)
                .qtailq("list", element, f -> f.since(2))
                .build();
        assertEquals(
                List.of("event too new", "Failed to load q:list"),
                loadFails(tooNew, new StateRecord(), "00").receiverLines());
        VmStateDescription<StateRecord> list =
                VmStateDescription.record("q").qlist("list", element).build();
        assertEquals(
                List.of("Failed to load event:x", "list: failed to load event (-5)", "Failed to load q:list"),
                loadFails(list, new StateRecord(), "01 0000").receiverLines());
        VmStateDescription<StateRecord> tree =
                VmStateDescription.record("t").gtree("tree", element).build();
        assertEquals(
                List.of("tree inconsistent stream when loading the gtree", "Failed to load t:tree"),
                loadFails(tree, new StateRecord(), "00000002 01 0000000000000001 00000005 00")
                        .receiverLines());
        assertEquals(
                List.of("Failed to load event:x", "tree : failed to load event (-5)", "Failed to load t:tree"),
                loadFails(tree, new StateRecord(), "00000002 01 0000000000000001 00")
                        .receiverLines());
    }

    @Test
    void aHookThatRefusesPrintsNothingByItself() {
        VmStateDescription<StateRecord> inner = VmStateDescription.record("inner")
                .uint8("x")
                .postLoad((_, version) -> {
                    throw new VmStateException(Errno.EINVAL, "refused in version " + version);
                })
                .build();
        VmStateDescription<StateRecord> outer =
                VmStateDescription.record("outer").struct("s", inner).build();
        VmStateException e = loadFails(outer, new StateRecord(), "01");
        assertEquals(List.of("Failed to load outer:s"), e.receiverLines());
        assertEquals("refused in version 0", e.problem());
        assertEquals(1, e.offset());
    }

    @Test
    void aFailedSaveStillRunsPostSave() {
        List<String> hooks = new ArrayList<>();
        VmStateDescription<StateRecord> vmsd = VmStateDescription.record("v")
                .postSave(_ -> hooks.add("postSave"))
                .buffer("missing", 4)
                .build();
        VmStateException e = assertThrows(VmStateException.class, () -> save(vmsd, new StateRecord()));
        assertEquals(List.of("Save of field v/missing failed"), e.receiverLines());
        assertEquals(List.of("postSave"), hooks);
        VmStateDescription<StateRecord> refusing = VmStateDescription.record("w")
                .preSave(_ -> {
                    throw new VmStateException(Errno.EBUSY, "busy");
                })
                .postSave(_ -> hooks.add("never"))
                .build();
        VmStateException early = assertThrows(VmStateException.class, () -> save(refusing, new StateRecord()));
        assertEquals(List.of("pre-save failed: w"), early.receiverLines());
        assertEquals(List.of("postSave"), hooks);
    }
}
