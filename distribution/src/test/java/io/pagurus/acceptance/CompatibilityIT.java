package io.pagurus.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pagurus.migration.compat.Cause;
import io.pagurus.migration.compat.Chain;
import io.pagurus.migration.compat.Check;
import io.pagurus.migration.compat.Direction;
import io.pagurus.migration.compat.Laboratory;
import io.pagurus.migration.compat.Matrix;
import io.pagurus.migration.compat.NeededCondition;
import io.pagurus.migration.compat.Outcome;
import io.pagurus.qdev.DeviceType;
import io.pagurus.qdev.DeviceTypeCatalog;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The verdicts on the implementations that the distribution brings. */
class CompatibilityIT {
    private static final String CURRENT = "pseries-7.2";
    private static final String NEWEST = "pseries-11.1";

    private final Installation installation = new Installation();
    private final Laboratory laboratory = new Laboratory(installation.machines());

    @AfterEach
    void close() {
        installation.close();
    }

    private Check check(String device, int from, int to, String machineType) throws Exception {
        return laboratory.check(
                installation.machineType(machineType), installation.type(device, from), installation.type(device, to));
    }

    private static List<String> receiver(Direction direction) {
        assertNotNull(direction.section());
        return direction.section().receiver();
    }

    private static Cause cause(Direction direction) {
        assertNotNull(direction.section());
        Cause cause = direction.section().cause();
        assertNotNull(cause);
        return cause;
    }

    @Test
    void theProposalOf2022LoadsTheOldByAlias() throws Exception {
        assertEquals(
                Outcome.COMPATIBLE_BY_ALIAS,
                check("spapr-iommu", 1, 2, CURRENT).forward().outcome());
    }

    @Test
    void theProposalOf2022IsUnknownToTheOld() throws Exception {
        Direction backward = check("spapr-iommu", 1, 2, CURRENT).backward();
        assertEquals(Outcome.BROKEN, backward.outcome());
        assertEquals(
                List.of(
                        "Unknown savevm section or instance 'spapr_iommu' 0. Make sure that your current VM setup matches "
                                + "your saved VM setup, including any hotplugged devices",
                        "load of migration failed: Invalid argument"),
                receiver(backward));
        assertEquals(Cause.Kind.IDENTITY, cause(backward).kind());
        assertEquals(
                "instance_id 0x80000000 became 0 and an alias is never sent",
                cause(backward).text());
        assertTrue(cause(backward).repair().contains("0x80000000"), cause(backward)::repair);
    }

    @Test
    void aDeclaredIdBreaksNeitherDirection() throws Exception {
        for (String device : List.of("spapr-iommu", "spapr-drc")) {
            for (String machineType : List.of("pseries-2.12", CURRENT, NEWEST)) {
                Check there = check(device, 1, 3, machineType);
                assertEquals(Outcome.IDENTICAL, there.forward().outcome(), device);
                assertEquals(Outcome.IDENTICAL, there.backward().outcome(), device);
                Check back = check(device, 3, 1, machineType);
                assertEquals(Outcome.IDENTICAL, back.forward().outcome(), device);
                assertEquals(Outcome.IDENTICAL, back.backward().outcome(), device);
            }
        }
    }

    @Test
    void connectorsBreakTheSameWay() throws Exception {
        Check check = check("spapr-drc", 1, 2, CURRENT);
        assertEquals(Outcome.COMPATIBLE_BY_ALIAS, check.forward().outcome());
        assertEquals(Outcome.BROKEN, check.backward().outcome());
        assertTrue(
                receiver(check.backward()).getFirst().startsWith("Unknown savevm section or instance 'spapr_drc"),
                () -> receiver(check.backward()).toString());
        assertEquals(Cause.Kind.IDENTITY, cause(check.backward()).kind());
    }

    @Test
    void connectorsAreTriedInTheTransitionalStatesThatSendThem() throws Exception {
        List<NeededCondition> conditions =
                check("spapr-drc", 1, 2, CURRENT).forward().conditions();
        assertEquals(
                List.of("spapr_drc", "spapr_drc/physical", "spapr_drc/unplug_requested"),
                conditions.stream()
                        .filter(NeededCondition::exercised)
                        .map(NeededCondition::name)
                        .sorted()
                        .toList());
    }

    @Test
    void aSubsectionSwitchedOffForOldMachineTypesIsTheRightWayToGrow() throws Exception {
        assertEquals(
                Outcome.IDENTICAL, check("spapr-iommu", 1, 4, CURRENT).forward().outcome());
        assertEquals(
                Outcome.IDENTICAL,
                check("spapr-iommu", 1, 4, CURRENT).backward().outcome());
    }

    @Test
    void whereTheSubsectionIsSentTheOldRefusesItSilently() throws Exception {
        Direction backward = check("spapr-iommu", 1, 4, NEWEST).backward();
        assertEquals(Outcome.BROKEN, backward.outcome());
        assertEquals(
                List.of(
                        "error while loading state for instance 0x80000000 of device 'spapr_iommu'",
                        "load of migration failed: No such file or directory"),
                receiver(backward));
        assertEquals(Cause.Kind.SUBSECTION, cause(backward).kind());
        assertTrue(backward.inStates() < backward.states(), "only states with a fault send it");
    }

    @Test
    void aPlainFieldWithABumpedVersionBreaksTheOld() throws Exception {
        Check check = check("spapr-iommu", 1, 5, CURRENT);
        assertEquals(Outcome.COMPATIBLE, check.forward().outcome());
        assertEquals(Outcome.BROKEN, check.backward().outcome());
        assertEquals(
                List.of(
                        "savevm: unsupported version 4 for 'spapr_iommu' v3",
                        "load of migration failed: Invalid argument"),
                receiver(check.backward()));
        assertEquals(Cause.Kind.VERSION, cause(check.backward()).kind());
    }

    @Test
    void theMatrixCoversAllPairsAndJourneys() throws Exception {
        List<DeviceType> types = installation.types().versions("spapr-iommu").stream()
                .map(DeviceTypeCatalog.Installed::type)
                .toList();
        Matrix matrix = laboratory.matrix(installation.machineType(CURRENT), types, (_, _, _) -> {});
        assertEquals(25, matrix.cells().size());
        assertEquals(5 * 4 * 4, matrix.chains().size());
        List<String> identical = matrix.chains().stream()
                .filter(chain -> chain.outcome() == Outcome.IDENTICAL)
                .map(Chain::path)
                .toList();
        assertEquals(
                List.of(
                        "1->3->1", "1->3->4", "1->4->1", "1->4->3", "3->1->3", "3->1->4", "3->4->1", "3->4->3",
                        "4->1->3", "4->1->4", "4->3->1", "4->3->4"),
                identical.stream().sorted().collect(Collectors.toList()));
    }
}
