package io.pagurus.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.machine.DeviceNode;
import io.pagurus.machine.Machine;
import io.pagurus.migration.live.LoadOptions;
import io.pagurus.migration.live.MachineLoader;
import io.pagurus.migration.live.MachineSaver;
import io.pagurus.migration.stream.StreamSource;
import io.pagurus.migration.stream.StreamTrace;
import io.pagurus.savestate.SaveStateBody;
import io.pagurus.savestate.SaveStateEntry;
import io.pagurus.spapr.HcallOpcode;
import io.pagurus.spapr.HcallStatus;
import io.pagurus.spapr.HypercallTable;
import io.pagurus.vmstate.VmStateException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The founding case, load by load, on a stream of QEMU 5.2: B is implementation 1, A is implementation 2. */
class FoundingCaseIT {
    private static final String SENT_BY_B = "v5.2-m5.2-power9-slof";

    private final Installation installation = new Installation();

    @AfterEach
    void close() {
        installation.close();
    }

    private Machine load(StreamSource stream, int implementation) throws Exception {
        LoadOptions with = new LoadOptions(
                true,
                "",
                Installation.options().machineType(),
                Map.of("spapr-iommu", implementation),
                Installation.options().catalogs());
        return installation.loader().load(stream, with).machine();
    }

    private static StreamSource save(Machine machine) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MachineSaver(machine).save(out);
        return StreamSource.ofBytes(out.toByteArray());
    }

    private static List<SaveStateEntry> entries(Machine machine) {
        return machine.saveStates().entries().stream()
                .filter(entry -> entry.idstr().equals("spapr_iommu"))
                .toList();
    }

    @Test
    void whatBSentIsFoundByAliasAndIsLiveInA() throws Exception {
        Machine b = load(Installation.stream(SENT_BY_B), 1);
        Machine a = load(Installation.stream(SENT_BY_B), 2);
        List<DeviceNode> tables = Installation.nodes(a, "spapr-iommu");
        assertEquals(2, tables.size());
        assertEquals(2, tables.getFirst().type().implementation());
        assertEquals(
                List.of(0, 1),
                entries(a).stream().map(SaveStateEntry::instanceId).toList());
        assertTrue(entries(a).stream().allMatch(entry -> entry.body() instanceof SaveStateBody.Described<?>));
        for (long ioba = 0; ioba < 64 << 12; ioba += 1 << 12) {
            assertEquals(tce(b, ioba), tce(a, ioba));
        }
    }

    private static long tce(Machine machine, long ioba) {
        long[] registers = {0x80000000L, ioba, 0};
        assertEquals(
                HcallStatus.H_SUCCESS,
                machine.contract(HypercallTable.class).orElseThrow().call(HcallOpcode.H_GET_TCE, registers));
        return registers[0];
    }

    @Test
    void theTraceOfTheLoadIsThatOfTheFoundingCase() throws Exception {
        List<String> trace = new ArrayList<>();
        Machine a = load(Installation.stream(SENT_BY_B), 2);
        MachineLoader.receive(a, Installation.stream(SENT_BY_B), StreamTrace.to(trace::add));
        assertEquals(
                List.of(
                        "qemu_loadvm_state_section_startfull 14(vty@71000000/spapr_vty) 0 1",
                        "qemu_loadvm_state_section_startfull 15(nvram@71000001/spapr_nvram) 0 1",
                        "qemu_loadvm_state_section_startfull 559(spapr_iommu) 2147483648 2",
                        "qemu_loadvm_state_section_startfull 560(spapr_iommu) 2147483649 2"),
                trace.stream()
                        .filter(line -> line.contains("startfull")
                                && (line.contains("@7100000") || line.contains("spapr_iommu")))
                        .toList());
        assertTrue(trace.contains("vmstate_load spapr_iommu, spapr_iommu"), "loaded, not carried");
    }

    @Test
    void whatASendsIsUnknownToB() throws Exception {
        StreamSource sentByA = save(load(Installation.stream(SENT_BY_B), 2));
        VmStateException refusal = assertThrows(VmStateException.class, () -> load(sentByA, 1));
        assertEquals(
                List.of(
                        "Unknown savevm section or instance 'spapr_iommu' 0. Make sure that your current VM setup matches "
                                + "your saved VM setup, including any hotplugged devices",
                        "load of migration failed: Invalid argument"),
                refusal.receiverLines());
        assertEquals(1, installation.machines().list().size(), "there is never half a machine");
    }

    @Test
    void whatTheRepairSendsIsWhatBSent() throws Exception {
        StreamSource byRepair = save(load(Installation.stream(SENT_BY_B), 3));
        StreamSource byB = save(load(Installation.stream(SENT_BY_B), 1));
        assertEquals(byB.slice(0, byB.size()), byRepair.slice(0, byRepair.size()));
        assertEquals(2, Installation.nodes(load(byRepair, 1), "spapr-iommu").size());
    }
}
