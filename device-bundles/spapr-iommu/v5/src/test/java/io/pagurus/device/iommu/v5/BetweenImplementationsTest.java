package io.pagurus.device.iommu.v5;

import static io.pagurus.spapr.HcallOpcode.H_PUT_TCE;
import static io.pagurus.spapr.HcallStatus.H_SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.device.iommu.v1.LiobnRegisteredIommu;
import io.pagurus.device.iommu.v2.LegacyAliasIommu;
import io.pagurus.device.iommu.v3.DeclaredIdIommu;
import io.pagurus.device.iommu.v4.FaultSubsectionIommu;
import io.pagurus.machine.Staging;
import io.pagurus.qdev.DeviceConfig;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.RecordedSection;
import io.pagurus.savestate.SectionId;
import io.pagurus.spapr.HypercallTable;
import io.pagurus.spapr.TceTables;
import io.pagurus.spapr.machine.PseriesType;
import io.pagurus.spapr.machine.PseriesVersion;
import io.pagurus.testing.conformance.Bench;
import io.pagurus.testing.conformance.SavedState;
import io.pagurus.vmstate.VmStateException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BetweenImplementationsTest {
    private static final int LIOBN = 0x80000000;
    private static final DeviceType BY_HAND = new LiobnRegisteredIommu();
    private static final DeviceType BY_ALIAS = new LegacyAliasIommu();
    private static final DeviceType DECLARED = new DeclaredIdIommu();
    private static final DeviceType SUBSECTION = new FaultSubsectionIommu();
    private static final DeviceType FIELD = new FaultFieldIommu();
    private static final List<DeviceType> ALL = List.of(BY_HAND, BY_ALIAS, DECLARED, SUBSECTION, FIELD);

    private static Bench bench(String version, DeviceType type) throws Exception {
        Bench bench = Bench.with(
                new PseriesType(PseriesVersion.of(version)),
                type,
                DeviceConfig.EMPTY.withHex("liobn", 0x80000000L).withHex("nb-table", 64));
        assertEquals(H_SUCCESS, bench.contract(HypercallTable.class).call(H_PUT_TCE, 0x80000000L, 0x3000, 0x77000 | 3));
        return bench;
    }

    private static SavedState saved(String version, DeviceType type, boolean faults) throws Exception {
        try (Bench bench = bench(version, type)) {
            if (faults) {
                bench.contract(TceTables.class).translate(LIOBN, 0x9000, true);
            }
            return SavedState.of(bench.machine().saveStates());
        }
    }

    private static SavedState moved(String version, DeviceType from, boolean faults, DeviceType to) throws Exception {
        try (Bench bench = bench(version, from)) {
            if (faults) {
                bench.contract(TceTables.class).translate(LIOBN, 0x9000, true);
            }
            try (Staging staging = bench.stage(to)) {
                SavedState.of(bench.machine().saveStates()).load(staging.receiver());
                return SavedState.of(staging.receiver());
            }
        }
    }

    @Test
    void handToAliasMatchesByAlias() throws Exception {
        assertEquals(
                new SectionId("spapr_iommu", LIOBN),
                saved("11.1", BY_HAND, false).sections().getFirst().id());
        assertEquals(
                new SectionId("spapr_iommu", 0),
                moved("11.1", BY_HAND, false, BY_ALIAS).sections().getFirst().id());
    }

    @Test
    void aliasToHandIsNotFound() {
        VmStateException refusal = assertThrows(VmStateException.class, () -> moved("11.1", BY_ALIAS, false, BY_HAND));
        assertTrue(refusal.getMessage().contains("spapr_iommu/0"), refusal::getMessage);
    }

    @Test
    void handAndDeclaredAreIdenticalBothWays() throws Exception {
        assertEquals(
                saved("11.1", BY_HAND, false).lines(),
                moved("11.1", BY_HAND, false, DECLARED).lines());
        assertEquals(
                saved("11.1", DECLARED, false).lines(),
                moved("11.1", DECLARED, false, BY_HAND).lines());
    }

    /** Such a window needs no spapr_iommu_ex: its absence says where the window is. */
    @Test
    void aWindowThatAGuestOpenedAtZeroStaysOpen() throws Exception {
        try (Bench bench = Bench.with(
                new PseriesType(PseriesVersion.of("11.1")),
                BY_HAND,
                DeviceConfig.EMPTY.withHex("liobn", 0x80000001L))) {
            HypercallTable hypercalls = bench.contract(HypercallTable.class);
            assertTrue(bench.contract(TceTables.class)
                    .find(0x80000001)
                    .orElseThrow()
                    .enable(12, 0, 64));
            assertEquals(H_SUCCESS, hypercalls.call(H_PUT_TCE, 0x80000001L, 0x3000, 0x77000 | 3));
            try (Staging staging = bench.stage(DECLARED)) {
                SavedState.of(bench.machine().saveStates()).load(staging.receiver());
                staging.commit();
            }
            assertEquals(H_SUCCESS, hypercalls.call(H_PUT_TCE, 0x80000001L, 0x4000, 0x78000 | 3));
            assertEquals(
                    0x77000,
                    bench.contract(TceTables.class)
                            .translate(0x80000001, 0x3000, true)
                            .orElseThrow()
                            .realAddress());
        }
    }

    @Test
    void subsectionIsSentOnlyAfterAFault() throws Exception {
        assertEquals(
                saved("11.1", BY_HAND, false).lines(),
                saved("11.1", SUBSECTION, false).lines());
        assertEquals(
                saved("11.1", BY_HAND, false).lines(),
                moved("11.1", SUBSECTION, false, BY_HAND).lines());
        assertThrows(VmStateException.class, () -> moved("11.1", SUBSECTION, true, BY_HAND));
    }

    @Test
    void machineTypesUpTo72NeverSendTheSubsection() throws Exception {
        assertEquals(
                saved("7.2", BY_HAND, true).lines(),
                saved("7.2", SUBSECTION, true).lines());
        assertEquals(
                saved("7.2", BY_HAND, true).lines(),
                moved("7.2", SUBSECTION, true, BY_HAND).lines());
    }

    @Test
    void countedFaultsSurviveTheMoveInTheSubsection() throws Exception {
        assertEquals(
                saved("11.1", SUBSECTION, true).lines(),
                moved("11.1", SUBSECTION, true, SUBSECTION).lines());
    }

    @Test
    void plainFieldsReadTheOldButAreRefusedByTheOld() throws Exception {
        assertEquals(
                4, moved("7.2", BY_HAND, false, FIELD).sections().getFirst().versionId());
        assertThrows(VmStateException.class, () -> moved("7.2", FIELD, false, BY_HAND));
        assertThrows(VmStateException.class, () -> moved("7.2", FIELD, false, SUBSECTION));
    }

    @Test
    void aSectionOfVersionTwoIsSentAgainAsVersionTwo() throws Exception {
        SavedState.Section three = saved("5.2", BY_HAND, false).sections().getFirst();
        byte[] payload = Arrays.copyOf(three.payload(), three.payload().length - 1);
        DeviceConfig config = BY_HAND.recognize(
                        new RecordedSection("pseries-5.2", three.id(), 2, ByteBuffer.wrap(payload)))
                .orElseThrow();
        try (Bench bench = Bench.with(new PseriesType(PseriesVersion.of("5.2")), BY_HAND, config)) {
            SavedState.load(bench.machine().saveStates(), new SavedState.Section(three.id(), 2, payload));
            SavedState.Section again =
                    SavedState.of(bench.machine().saveStates()).sections().getFirst();
            assertEquals(2, again.versionId());
            assertEquals(ByteBuffer.wrap(payload), ByteBuffer.wrap(again.payload()));
        }
    }

    private static List<Integer> recognisedBy(SavedState saved) {
        SavedState.Section section = saved.sections().getFirst();
        return ALL.stream()
                .filter(type -> type.recognize(new RecordedSection(
                                "pseries-11.1", section.id(), section.versionId(), ByteBuffer.wrap(section.payload())))
                        .isPresent())
                .map(DeviceType::implementation)
                .toList();
    }

    @Test
    void eachSectionIsRecognisedByThoseThatWouldSendIt() throws Exception {
        assertEquals(List.of(1, 3), recognisedBy(saved("11.1", BY_HAND, false)));
        assertEquals(List.of(2), recognisedBy(saved("11.1", BY_ALIAS, false)));
        assertEquals(List.of(1, 3), recognisedBy(saved("11.1", DECLARED, false)));
        assertEquals(List.of(4), recognisedBy(saved("11.1", SUBSECTION, true)));
        assertEquals(List.of(5), recognisedBy(saved("11.1", FIELD, false)));
    }

    @Test
    void nobodyRecognisesAHostileLength() {
        ByteBuffer payload = ByteBuffer.allocate(64).putInt(0, LIOBN).putInt(4, -1);
        for (DeviceType type : ALL) {
            assertEquals(
                    Optional.empty(),
                    type.recognize(
                            new RecordedSection("pseries-7.2", new SectionId("spapr_iommu", LIOBN), 3, payload)));
        }
    }
}
